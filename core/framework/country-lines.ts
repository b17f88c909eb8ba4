/** The world's countries and territories, one a line: ISO 3166-1 alpha-3 and alpha-2 codes, name in English, French and
 *  Spanish, number of the UNICEF region in UNICEF_REGIONS (from 1; 0 is "no region"). Kosovo has the user-assigned codes XKX, XK. */
export const COUNTRY_LINES = `
ABW|AW|Aruba|Aruba|Aruba|0
AFG|AF|Afghanistan|Afghanistan|Afganistán|7
AGO|AO|Angola|Angola|Angola|3
AIA|AI|Anguilla|Anguilla|Anguila|4
ALA|AX|Åland Islands|Åland, Îles|Islas Åland|0
ALB|AL|Albania|Albanie|Albania|2
AND|AD|Andorra|Andorre|Andorra|9
ARE|AE|United Arab Emirates|Émirats arabes unis|Emiratos Árabes Unidos|5
ARG|AR|Argentina|Argentine|Argentina|4
ARM|AM|Armenia|Arménie|Armenia|2
ASM|AS|American Samoa|Samoa américaines|Samoa Americana|0
ATA|AQ|Antarctica|Antarctique|Antártida|0
ATF|TF|French Southern Territories|Terres australes françaises|Tierras Australes Francesas|0
ATG|AG|Antigua and Barbuda|Antigua-et-Barbuda|Antigua y Barbuda|4
AUS|AU|Australia|Australie|Australia|1
AUT|AT|Austria|Autriche|Austria|9
AZE|AZ|Azerbaijan|Azerbaïdjan|Azerbaiyán|2
BDI|BI|Burundi|Burundi|Burundi|3
BEL|BE|Belgium|Belgique|Bélgica|9
BEN|BJ|Benin|Bénin|Benin|8
BES|BQ|Bonaire, Sint Eustatius and Saba|Bonaire, Saint-Eustache et Saba|Bonaire, San Eustaquio y Saba|0
BFA|BF|Burkina Faso|Burkina Faso|Burkina Faso|8
BGD|BD|Bangladesh|Bangladesh|Bangladesh|7
BGR|BG|Bulgaria|Bulgarie|Bulgaria|2
BHR|BH|Bahrain|Bahreïn|Bahrein|5
BHS|BS|Bahamas|Bahamas|Bahamas|4
BIH|BA|Bosnia and Herzegovina|Bosnie-Herzégovine|Bosnia y Herzegovina|2
BLM|BL|Saint Barthélemy|Saint-Barthélemy|Saint Barthélemy|0
BLR|BY|Belarus|Bélarus|Bielorrusia|2
BLZ|BZ|Belize|Belize|Belice|4
BMU|BM|Bermuda|Bermudes|Bermudas|0
BOL|BO|Bolivia|Bolivie|Bolivia|4
BRA|BR|Brazil|Brésil|Brasil|4
BRB|BB|Barbados|Barbade|Barbados|4
BRN|BN|Brunei Darussalam|Brunéi Darussalam|Brunei Darussalam|1
BTN|BT|Bhutan|Bhoutan|Bután|7
BVT|BV|Bouvet Island|île Bouvet|Isla Bouvet|0
BWA|BW|Botswana|Botswana|Botswana|3
CAF|CF|Central African Republic|République centrafricaine|República Centroafricana|8
CAN|CA|Canada|Canada|Canadá|6
CCK|CC|Cocos (Keeling) Islands|Cocos (Keeling), Îles|Islas Cocos (Keeling)|0
CHE|CH|Switzerland|Suisse|Suiza|9
CHL|CL|Chile|Chili|Chile|4
CHN|CN|China|Chine|China|1
CIV|CI|Côte d'Ivoire|Côte d'Ivoire|Costa de Marfil|8
CMR|CM|Cameroon|Cameroun|Camerún|8
COD|CD|Congo, The Democratic Republic of the|République démocratique du Congo|Congo (República Democrática del)|8
COG|CG|Congo|République du Congo|Congo|8
COK|CK|Cook Islands|îles Cook|Islas Cook|1
COL|CO|Colombia|Colombie|Colombia|4
COM|KM|Comoros|Comores|Comoras|3
CPV|CV|Cabo Verde|Cap-Vert|Cabo Verde|8
CRI|CR|Costa Rica|Costa Rica|Costa Rica|4
CUB|CU|Cuba|Cuba|Cuba|4
CUW|CW|Curaçao|Curaçao|Curaçao|0
CXR|CX|Christmas Island|Christmas, Île|Isla de Navidad|0
CYM|KY|Cayman Islands|îles Caïmans|Islas Caimán|0
CYP|CY|Cyprus|Chypre|Chipre|9
CZE|CZ|Czechia|Tchéquie|República Checa|9
DEU|DE|Germany|Allemagne|Alemania|9
DJI|DJ|Djibouti|Djibouti|Yibuti|3
DMA|DM|Dominica|Dominique|Dominica|4
DNK|DK|Denmark|Danemark|Dinamarca|9
DOM|DO|Dominican Republic|République dominicaine|República Dominicana|4
DZA|DZ|Algeria|Algérie|Argelia|5
ECU|EC|Ecuador|Équateur|Ecuador|4
EGY|EG|Egypt|Égypte|Egipto|5
ERI|ER|Eritrea|Érythrée|Eritrea|3
ESH|EH|Western Sahara|Sahara occidental|Sahara Occidental|0
ESP|ES|Spain|Espagne|España|9
EST|EE|Estonia|Estonie|Estonia|9
ETH|ET|Ethiopia|Éthiopie|Etiopía|3
FIN|FI|Finland|Finlande|Finlandia|9
FJI|FJ|Fiji|Fidji|Fiji|1
FLK|FK|Falkland Islands (Malvinas)|Malouines, Îles (Falkland)|Islas Malvinas|0
FRA|FR|France|France|Francia|9
FRO|FO|Faroe Islands|îles Féroé|Islas Feroe|0
FSM|FM|Micronesia, Federated States of|Micronésie, États fédérés de|Micronesia|1
GAB|GA|Gabon|Gabon|Gabón|8
GBR|GB|United Kingdom|Royaume-Uni|Reino Unido|9
GEO|GE|Georgia|Géorgie|Georgia|2
GGY|GG|Guernsey|Guernesey|Guernsey|0
GHA|GH|Ghana|Ghana|Ghana|8
GIB|GI|Gibraltar|Gibraltar|Gibraltar|0
GIN|GN|Guinea|Guinée|Guinea|8
GLP|GP|Guadeloupe|Guadeloupe|Guadalupe|0
GMB|GM|Gambia|Gambie|Gambia|8
GNB|GW|Guinea-Bissau|Guinée-Bissau|Guinea Bissau|8
GNQ|GQ|Equatorial Guinea|Guinée Équatoriale|Guinea Ecuatorial|8
GRC|GR|Greece|Grèce|Grecia|9
GRD|GD|Grenada|Grenade|Granada|4
GRL|GL|Greenland|Groënland|Groenlandia|0
GTM|GT|Guatemala|Guatemala|Guatemala|4
GUF|GF|French Guiana|Guyane française|Guayana Francesa|0
GUM|GU|Guam|Guam|Guam|0
GUY|GY|Guyana|Guyana|Guyana|4
HKG|HK|Hong Kong|Hong Kong|Hong Kong|0
HMD|HM|Heard Island and McDonald Islands|îles Heard-et-MacDonald|Heard e Islas McDonald|0
HND|HN|Honduras|Honduras|Honduras|4
HRV|HR|Croatia|Croatie|Croacia|2
HTI|HT|Haiti|Haïti|Haití|4
HUN|HU|Hungary|Hongrie|Hungría|9
IDN|ID|Indonesia|Indonésie|Indonesia|1
IMN|IM|Isle of Man|Île de Man|Isla de Man|0
IND|IN|India|Inde|India|7
IOT|IO|British Indian Ocean Territory|Territoire britannique de l'océan Indien|Territorio Británico del Océano Índico|0
IRL|IE|Ireland|Irlande|Irlanda|9
IRN|IR|Iran|Iran|Irán|5
IRQ|IQ|Iraq|Irak|Iraq|5
ISL|IS|Iceland|Islande|Islandia|9
ISR|IL|Israel|Israël|Israel|5
ITA|IT|Italy|Italie|Italia|9
JAM|JM|Jamaica|Jamaïque|Jamaica|4
JEY|JE|Jersey|Jersey|Jersey|0
JOR|JO|Jordan|Jordanie|Jordania|5
JPN|JP|Japan|Japon|Japón|1
KAZ|KZ|Kazakhstan|Kazakhstan|Kazajistán|2
KEN|KE|Kenya|Kenya|Kenia|3
KGZ|KG|Kyrgyzstan|Kirghizistan|Kirguistán|2
KHM|KH|Cambodia|Cambodge|Camboya|1
KIR|KI|Kiribati|Kiribati|Kiribati|1
KNA|KN|Saint Kitts and Nevis|Saint-Christophe-et-Niévès|Saint Kitts y Nevis|4
KOR|KR|South Korea|Corée du Sud|República de Corea|1
KWT|KW|Kuwait|Koweït|Kuwait|5
LAO|LA|Laos|Laos|República Democrática Popular de Lao|1
LBN|LB|Lebanon|Liban|Líbano|5
LBR|LR|Liberia|Libéria|Liberia|8
LBY|LY|Libya|Libye|Libia|5
LCA|LC|Saint Lucia|Sainte-Lucie|Santa Lucía|4
LIE|LI|Liechtenstein|Liechtenstein|Liechtenstein|9
LKA|LK|Sri Lanka|Sri Lanka|Sri Lanka|7
LSO|LS|Lesotho|Lesotho|Lesoto|3
LTU|LT|Lithuania|Lituanie|Lituania|9
LUX|LU|Luxembourg|Luxembourg|Luxemburgo|9
LVA|LV|Latvia|Lettonie|Letonia|9
MAC|MO|Macao|Macau|Macao|0
MAF|MF|Saint Martin (French part)|Saint-Martin (partie française)|Saint Martin (francesa)|0
MAR|MA|Morocco|Maroc|Marruecos|5
MCO|MC|Monaco|Monaco|Mónaco|9
MDA|MD|Moldova|Moldavie|Moldavia|2
MDG|MG|Madagascar|Madagascar|Madagascar|3
MDV|MV|Maldives|Maldives|Maldivas|7
MEX|MX|Mexico|Mexique|México|4
MHL|MH|Marshall Islands|Îles Marshall|Islas Marshall|1
MKD|MK|North Macedonia|Macédoine du Nord|Macedonia del Norte|2
MLI|ML|Mali|Mali|Malí|8
MLT|MT|Malta|Malte|Malta|9
MMR|MM|Myanmar|Birmanie|Myanmar|1
MNE|ME|Montenegro|Monténégro|Montenegro|2
MNG|MN|Mongolia|Mongolie|Mongolia|1
MNP|MP|Northern Mariana Islands|Îles Mariannes du Nord|Islas Marianas del Norte|0
MOZ|MZ|Mozambique|Mozambique|Mozambique|3
MRT|MR|Mauritania|Mauritanie|Mauritania|8
MSR|MS|Montserrat|Montserrat|Montserrat|4
MTQ|MQ|Martinique|Martinique|Martinica|0
MUS|MU|Mauritius|Maurice|Mauricio|3
MWI|MW|Malawi|Malawi|Malaui|3
MYS|MY|Malaysia|Malaisie|Malasia|1
MYT|YT|Mayotte|Mayotte|Mayotte|0
NAM|NA|Namibia|Namibie|Namibia|3
NCL|NC|New Caledonia|Nouvelle-Calédonie|Nueva Caledonia|0
NER|NE|Niger|Niger|Níger|8
NFK|NF|Norfolk Island|île Norfolk|Isla Norfolk|0
NGA|NG|Nigeria|Nigeria|Nigeria|8
NIC|NI|Nicaragua|Nicaragua|Nicaragua|4
NIU|NU|Niue|Nioue|Niue|1
NLD|NL|Netherlands|Pays-Bas|Países Bajos|9
NOR|NO|Norway|Norvège|Noruega|9
NPL|NP|Nepal|Népal|Nepal|7
NRU|NR|Nauru|Nauru|Nauru|1
NZL|NZ|New Zealand|Nouvelle-Zélande|Nueva Zelanda|1
OMN|OM|Oman|Oman|Omán|5
PAK|PK|Pakistan|Pakistan|Pakistán|7
PAN|PA|Panama|Panama|Panamá|4
PCN|PN|Pitcairn|Îles Pitcairn|Pitcairn|0
PER|PE|Peru|Pérou|Perú|4
PHL|PH|Philippines|Philippines|Filipinas|1
PLW|PW|Palau|Palaos|Palau|1
PNG|PG|Papua New Guinea|Papouasie-Nouvelle-Guinée|Papua Nueva Guinea|1
POL|PL|Poland|Pologne|Polonia|9
PRI|PR|Puerto Rico|Porto Rico|Puerto Rico|0
PRK|KP|North Korea|Corée du Nord|República Popular Democrática de Corea|1
PRT|PT|Portugal|Portugal|Portugal|9
PRY|PY|Paraguay|Paraguay|Paraguay|4
PSE|PS|Palestine, State of|Palestine, État de|Palestina|5
PYF|PF|French Polynesia|Polynésie française|Polinesia Francesa|0
QAT|QA|Qatar|Qatar|Catar|5
REU|RE|Réunion|Réunion, Île de la|Reunión|0
ROU|RO|Romania|Roumanie|Rumanía|2
RUS|RU|Russian Federation|Russie, Fédération de|Rusia|2
RWA|RW|Rwanda|Rwanda|Ruanda|3
SAU|SA|Saudi Arabia|Arabie saoudite|Arabia Saudita|5
SDN|SD|Sudan|Soudan|Sudán|3
SEN|SN|Senegal|Sénégal|Senegal|8
SGP|SG|Singapore|Singapour|Singapur|1
SGS|GS|South Georgia and the South Sandwich Islands|Géorgie du Sud et les îles Sandwich du Sud|Georgia del Sur y las Islas Sandwich del Sur|0
SHN|SH|Saint Helena, Ascension and Tristan da Cunha|Sainte-Hélène, Ascension et Tristan da Cunha|Santa Helena, Ascensión y Tristán de Acuña|0
SJM|SJ|Svalbard and Jan Mayen|Svalbard et île Jan Mayen|Svalbard y Jan Mayen|0
SLB|SB|Solomon Islands|Salomon, Îles|Islas Salomón|1
SLE|SL|Sierra Leone|Sierra Leone|Sierra Leona|8
SLV|SV|El Salvador|Salvador|El Salvador|4
SMR|SM|San Marino|Saint-Marin|San Marino|9
SOM|SO|Somalia|Somalie|Somalia|3
SPM|PM|Saint Pierre and Miquelon|Saint-Pierre-et-Miquelon|San Pedro y Miquelón|0
SRB|RS|Serbia|Serbie|Serbia|2
SSD|SS|South Sudan|Soudan du Sud|Sudán del Sur|3
STP|ST|Sao Tome and Principe|Sao Tomé-et-Principe|Santo Tomé y Príncipe|8
SUR|SR|Suriname|Surinam|Suriname|4
SVK|SK|Slovakia|Slovaquie|Eslovaquia|9
SVN|SI|Slovenia|Slovénie|Eslovenia|9
SWE|SE|Sweden|Suède|Suecia|9
SWZ|SZ|Eswatini|Eswatini|Esuatini|3
SXM|SX|Sint Maarten (Dutch part)|Saint-Martin (partie néerlandaise)|Sint Maarten (neerlandesa)|0
SYC|SC|Seychelles|Seychelles|Seychelles|3
SYR|SY|Syria|Syria|República Árabe Siria|5
TCA|TC|Turks and Caicos Islands|îles Turques-et-Caïques|Islas Turcas y Caicos|4
TCD|TD|Chad|Tchad|Chad|8
TGO|TG|Togo|Togo|Togo|8
THA|TH|Thailand|Thaïlande|Tailandia|1
TJK|TJ|Tajikistan|Tadjikistan|Tayikistán|2
TKL|TK|Tokelau|Tokelau|Tokelau|1
TKM|TM|Turkmenistan|Turkménistan|Turkmenistán|2
TLS|TL|Timor-Leste|Timor oriental|Timor-Leste|1
TON|TO|Tonga|Tonga|Tonga|1
TTO|TT|Trinidad and Tobago|Trinité-et-Tobago|Trinidad y Tobago|4
TUN|TN|Tunisia|Tunisie|Túnez|5
TUR|TR|Türkiye|Türkiye|Turquía|2
TUV|TV|Tuvalu|Tuvalu|Tuvalu|1
TWN|TW|Taiwan|Taïwan|Taiwán|0
TZA|TZ|Tanzania|Tanzanie|Tanzania|3
UGA|UG|Uganda|Ouganda|Uganda|3
UKR|UA|Ukraine|Ukraine|Ucrania|2
UMI|UM|United States Minor Outlying Islands|Îles mineures éloignées des États-Unis|Islas Ultramarinas Menores de los Estados Unidos|0
URY|UY|Uruguay|Uruguay|Uruguay|4
USA|US|United States|États-Unis|Estados Unidos|6
UZB|UZ|Uzbekistan|Ouzbékistan|Uzbekistán|2
VAT|VA|Holy See (Vatican City State)|Saint-Siège (état de la cité du Vatican)|Santa Sede|9
VCT|VC|Saint Vincent and the Grenadines|Saint-Vincent-et-les-Grenadines|San Vicente y las Granadinas|4
VEN|VE|Venezuela|Vénézuela|Venezuela|4
VGB|VG|Virgin Islands, British|Îles Vierges britanniques|Islas Vírgenes británicas|4
VIR|VI|Virgin Islands, U.S.|Îles Vierges, États-Unis|Islas Vírgenes de los Estados Unidos|0
VNM|VN|Vietnam|Viêt Nam|Vietnam|1
VUT|VU|Vanuatu|Vanuatu|Vanuatu|1
WLF|WF|Wallis and Futuna|Wallis et Futuna|Wallis y Futuna|0
WSM|WS|Samoa|Samoa|Samoa|1
XKX|XK|Kosovo|Kosovo|Kosovo|2
YEM|YE|Yemen|Yémen|Yemen|5
ZAF|ZA|South Africa|Afrique du Sud|Sudáfrica|3
ZMB|ZM|Zambia|Zambie|Zambia|3
ZWE|ZW|Zimbabwe|Zimbabwe|Zimbabue|3
`;
