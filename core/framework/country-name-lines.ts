/** Other names by which countries are recognised, one country a line. Written by tools/generate/country-names.ts from
 *  i18n-iso-countries (MIT) and CLDR (Unicode licence); not edited by hand: corrections go into country-aliases.ts. */
export const COUNTRY_NAME_LINES = `
ABW|Аруба|أروبا|阿鲁巴
AFG|Afeganistão|Афганистан|أفغانستان|阿富汗
AGO|Ангола|أنغولا|安哥拉
AIA|Ангилья|أنغويلا|安圭拉
ALA|Åland|Îles Åland|Ilhas Åland|Ålandinseln|Isole Åland|Аландские острова|Аландские о-ва|جزر أولاند|جزر آلاند|奥兰群岛
ALB|Albanien|Албания|ألبانيا|阿尔巴尼亚
AND|Андорра|أندورا|安道尔
ARE|UAE|Emirados Árabes Unidos|Vereinigte Arabische Emirate|Emirati Arabi Uniti|ОАЭ|الإمارات العربية المتحدة|阿联酋|阿拉伯联合酋长国
ARG|Argentinien|Аргентина|الأرجنتين|阿根廷
ARM|Armenien|Армения|أرمينيا|亚美尼亚
ASM|Amerikanisch-Samoa|Samoa Americane|Американское Самоа|ساموا الأمريكية|美属萨摩亚
ATA|Antarktis|Antartide|Антарктида|القارة القطبية الجنوبية|أنتاركتيكا|南极洲
ATF|Territorios Australes Franceses|Terras Austrais e Antárticas Francesas|Territórios Franceses do Sul|Französische Süd- und Antarktisgebiete|Territori Francesi del Sud|Terre Australi Francesi|Французские Южные и Антарктические Территории|Французские Южные территории|أراض فرنسية جنوبية وأنتارتيكية|الأقاليم الجنوبية الفرنسية|法属南部领地
ATG|Antígua e Barbuda|Antigua und Barbuda|Антигуа и Барбуда|أنتيغوا وباربودا|أنتيغوا وبربودا|安提瓜和巴布达
AUS|Australien|Австралия|أستراليا|澳大利亚
AUT|Österreich|Австрия|النمسا|奥地利
AZE|Azerbaijão|Aserbaidschan|Azerbaigian|Азербайджан|أذربيجان|阿塞拜疆
BDI|Бурунди|بوروندي|布隆迪
BEL|Belgien|Belgio|Бельгия|بلجيكا|比利时
BEN|Benim|Бенин|بنين
BES|Caribbean Netherlands|Pays-Bas caribéens|Caribe neerlandés|Países Baixos Caribenhos|Bonaire|Karibische Niederlande|Isole BES|Caraibi Olandesi|Бонэйр, Синт-Эстатиус и Саба|الجزر الكاريبية الهولندية|هولندا الكاريبية|荷兰加勒比区|荷属加勒比区
BFA|Burquina Faso|Буркина-Фасо|بوركينا فاسو|布基纳法索
BGD|Bangladés|Bangladesch|Бангладеш|بنغلاديش|孟加拉国
BGR|Bulgarien|Болгария|بلغاريا|保加利亚
BHR|Baréin|Бахрейн|البحرين
BHS|Багамы|باهاماس|جزر البهاما|巴哈马
BIH|Bosnia|Bósnia-Herzegovina|Bósnia e Herzegovina|Bosnien und Herzegowina|Bosnia ed Erzegovina|Босния и Герцеговина|البوسنة والهرسك|波斯尼亚和黑塞哥维那
BLM|St. Barthélemy|San Bartolomé|São Bartolomeu|Сен-Бартелеми|سان بارتيلمي|سان بارتليمي|圣巴泰勒米
BLR|Biélorussie|Bielorrússia|Bielorussia|Беларусь|روسيا البيضاء|بيلاروس|白俄罗斯
BLZ|Белиз|بليز|伯利兹
BMU|Бермуды|Бермудские о-ва|برمودا|百慕大
BOL|Bolivien|Боливия|بوليفيا|玻利维亚
BRA|Brasilien|Brasile|Бразилия|البرازيل
BRB|Барбадос|باربادوس|بربادوس|巴巴多斯
BRN|Brunei|Бруней|بروناي
BTN|Butão|Бутан|بوتان
BVT|Ilha Bouvet|Bouvetinsel|Isola Bouvet|Остров Буве|о-в Буве|جزيرة بوفيه|布韦岛
BWA|Botsuana|Ботсвана|بوتسوانا|博茨瓦纳
CAF|República Centro-Africana|Zentralafrikanische Republik|Repubblica Centrafricana|ЦАР|Центрально-Африканская Республика|جمهورية أفريقيا الوسطى|中非共和国
CAN|Kanada|Канада|كندا|加拿大
CCK|Cocos Islands|Îles Cocos|Islas Cocos|Ilhas Cocos (Keeling)|Kokosinseln|Isole Cocos e Keeling|Isole Cocos (Keeling)|Кокосовые острова|Кокосовые о-ва|جزر كوكوس|جزر كوكوس (كيلينغ)|科科斯（基林）群岛
CHE|Suíça|Schweiz|Svizzera|Швейцария|سويسرا
CHL|Cile|Чили|تشيلي
CHN|People's Republic of China|Cina|КНР (Китайская Народная Республика)|Китай|الصين
CIV|Ivory Coast|Costa do Marfim|Elfenbeinküste|Costa d'Avorio|Кот-д’Ивуар|ساحل العاج|科特迪瓦
CMR|Camarões|Kamerun|Камерун|الكاميرون|喀麦隆
COD|Democratic Republic of the Congo|Congo|Congo - Kinshasa|República Democrática del Congo|República Popular do Congo|Kongo|Kongo-Kinshasa|Repubblica Democratica del Congo|Демократическая Республика Конго|Конго - Киншаса|جمهورية الكونغو الديمقراطية|الكونغو - كينشاسا|刚果（金）
COG|Republic of the Congo|Congo - Brazzaville|República Democrática do Congo|República do Congo|Republik Kongo|Kongo-Brazzaville|Repubblica del Congo|Республика Конго|Конго - Браззавиль|جمهورية الكونغو|الكونغو - برازافيل|刚果（布）
COK|Ilhas Cook|Cookinseln|Isole Cook|Острова Кука|о-ва Кука|جزر كوك|库克群岛
COL|Kolumbien|Колумбия|كولومبيا|哥伦比亚
COM|Komoren|Comore|Коморы|جزر القمر|科摩罗
CPV|Cape Verde|Kap Verde|Capo Verde|Кабо-Верде|الرأس الأخضر|佛得角
CRI|Коста-Рика|كوستاريكا|哥斯达黎加
CUB|Kuba|Куба|كوبا
CUW|Curazao|Кюрасао|كوراساو|库拉索
CXR|Île Christmas|Ilha de Natal|Ilha Christmas|Weihnachtsinsel|Isola del Natale|Isola Christmas|Остров Рождества|о-в Рождества|جزيرة عيد الميلاد|جزيرة كريسماس|圣诞岛
CYM|Ilhas Caimão|Ilhas Cayman|Kaimaninseln|Isole Cayman|Острова Кайман|о-ва Кайман|جزر كايمان|开曼群岛
CYP|Zypern|Cipro|Кипр|قبرص|塞浦路斯
CZE|Czech Republic|République Tchèque|Chequia|Tchéquia|Tschechische Republik|Tschechien|Repubblica Ceca|Cechia|Чехия|جمهورية التشيك|التشيك
DEU|Alemanha|Deutschland|Germania|Германия|ألمانيا
DJI|Djibuti|Dschibuti|Gibuti|Джибути|جيبوتي|吉布提
DMA|Доминика|دومينيكا|多米尼克
DNK|Danimarca|Дания|الدنمارك|الدانمرك
DOM|Dominikanische Republik|Repubblica Dominicana|Доминиканская Республика|جمهورية الدومينيكان|多米尼加|多米尼加共和国
DZA|Algerien|Алжир|الجزائر|阿尔及利亚
ECU|Equador|Эквадор|الإكوادور|厄瓜多尔
EGY|Egito|Ägypten|Egitto|Египет|مصر
ERI|Eritreia|Эритрея|إريتريا|厄立特里亚
ESH|Saara Ocidental|Westsahara|Sahara Occidentale|САДР|Западная Сахара|الصحراء الغربية|阿拉伯撒哈拉民主共和国|西撒哈拉
ESP|Espanha|Spanien|Spagna|Испания|إسبانيا|西班牙
EST|Estland|Эстония|إستونيا|爱沙尼亚
ETH|Äthiopien|Эфиопия|إثيوبيا|埃塞俄比亚
FIN|Finnland|Финляндия|فنلندا
FJI|Fiyi|Fidschi|Figi|Фиджи|فيجي
FLK|Falkland Islands|Îles Malouines|Ilhas Malvinas|Falklandinseln|Isole Falkland|Фолклендские острова|Фолклендские о-ва|جزر فوكلاند|福克兰群岛
FRA|França|Frankreich|Франция|فرنسا
FRO|Ilhas Faroé|Färöer|Isole Fær Øer|Фареры|Фарерские о-ва|جزر فارو|法罗群岛
FSM|Micronésie|Mikronesien|Stati Federati di Micronesia|Микронезия|Федеративные Штаты Микронезии|ولايات ميكرونيسيا المتحدة|ميكرونيزيا|密克罗尼西亚联邦|密克罗尼西亚
GAB|Gabão|Gabun|Габон|الغابون
GBR|Great Britain|R.-U.|Vereinigtes Königreich|Großbritannien|Regno Unito|Великобритания|Британия|المملكة المتحدة
GEO|Georgien|Грузия|جورجيا|格鲁吉亚
GGY|Гернси|غيرنزي|根西岛
GHA|Gana|Гана|غانا
GIB|Gibilterra|Гибралтар|جبل طارق|直布罗陀
GIN|Guiné|Гвинея|غينيا|几内亚
GLP|Guadalupa|Гваделупа|غوادلوب|瓜德罗普
GMB|Republic of The Gambia|The Gambia|Гамбия|غامبيا|冈比亚
GNB|Guinea-Bisáu|Guiné-Bissau|Гвинея-Бисау|غينيا بيساو|几内亚比绍
GNQ|Guiné Equatorial|Äquatorialguinea|Guinea Equatoriale|Экваториальная Гвинея|غينيا الاستوائية|赤道几内亚
GRC|Griechenland|Греция|اليونان
GRD|Гренада|غرينادا|格林纳达
GRL|Gronelândia|Grönland|Гренландия|جرينلاند|غرينلاند|格陵兰
GTM|Гватемала|غواتيمالا|危地马拉
GUF|Guiana Francesa|Französisch-Guayana|Guyana Francese|Гвиана|Французская Гвиана|غويانا الفرنسية|法属圭亚那
GUM|Гуам|غوام
GUY|Guiana|Гайана|غيانا|圭亚那
HKG|Hong Kong SAR China|R.A.S. chinoise de Hong Kong|RAE de Hong Kong (China)|Hong Kong, RAE da China|Hongkong|Sonderverwaltungsregion Hongkong|RAS di Hong Kong|Гонконг|Гонконг (САР)|هونغ كونغ|هونغ كونغ الصينية (منطقة إدارية خاصة)|中国香港特别行政区
HMD|Heard & McDonald Islands|Islas Heard y McDonald|Ilha Heard e Ilhas McDonald|Ilhas Heard e McDonald|Heard und McDonaldinseln|Isole Heard e McDonald|Херд и Макдональд|о-ва Херд и Макдональд|جزيرة هيرد وجزر ماكدونالد|赫德岛和麦克唐纳群岛
HND|Гондурас|هندوراس|洪都拉斯
HRV|Kroatien|Croazia|Хорватия|كرواتيا|克罗地亚
HTI|Гаити|هايتي
HUN|Ungarn|Ungheria|Венгрия|المجر|هنغاريا|匈牙利
IDN|Indonesien|Индонезия|إندونيسيا|印度尼西亚
IMN|Ilha de Man|Insel Man|Isola di Man|Остров Мэн|о-в Мэн|جزيرة مان|马恩岛
IND|Indien|Индия|الهند
IOT|Océan Indien Britannique|Território Britânico do Oceano Índico|Britisches Territorium im Indischen Ozean|Territori Britannici dell'Oceano Indiano|Territorio Britannico dell’Oceano Indiano|Британская территория в Индийском океане|إقليم المحيط الهندي البريطاني|الإقليم البريطاني في المحيط الهندي|英属印度洋领地
IRL|Irland|Ирландия|أيرلندا|爱尔兰
IRN|Islamic Republic of Iran|República Islámica de Irán|Irão|Irã|Иран|إيران
IRQ|Iraque|Ирак|العراق|伊拉克
ISL|Island|Islanda|Исландия|آيسلندا
ISR|Israele|Израиль|إسرائيل|以色列
ITA|Italien|Италия|إيطاليا|意大利
JAM|Jamaika|Giamaica|Ямайка|جامايكا|牙买加
JEY|Джерси|جيرزي|جيرسي|泽西岛
JOR|Jordanien|Giordania|Иордания|الأردن
JPN|Japão|Giappone|Япония|اليابان
KAZ|Cazaquistão|Kasachstan|Kazakistan|Казахстан|كازاخستان|哈萨克斯坦
KEN|Quénia|Кения|كينيا|肯尼亚
KGZ|Kirghizstan|Quirguistão|Kirgisistan|Киргизия|قيرغيزستان|吉尔吉斯斯坦
KHM|Camboja|Kambodscha|Cambogia|Камбоджа|كمبوديا|柬埔寨
KIR|Quiribati|Кирибати|كيريباتي|基里巴斯
KNA|St. Kitts & Nevis|San Cristóbal y Nieves|São Cristóvão e Neves|São Cristóvão e Névis|St. Kitts und Nevis|Saint Kitts e Nevis|Сент-Китс и Невис|سانت كيتس ونيفيس|圣基茨和尼维斯
KOR|Korea, Republic of|Republic of Korea|Corea del Sur|Coreia do Sul|Südkorea|Corea del Sud|Республика Корея|كوريا الجنوبية
KWT|Кувейт|الكويت|科威特
LAO|Lao People's Democratic Republic|Лаос|لاوس
LBN|Libanon|Ливан|لبنان|黎巴嫩
LBR|Либерия|ليبيريا|利比里亚
LBY|Libyen|Ливия|ليبيا|利比亚
LCA|St. Lucia|Сент-Люсия|سانت لوسيا|圣卢西亚
LIE|Лихтенштейн|ليختنشتاين|列支敦士登
LKA|Шри-Ланка|سريلانكا|斯里兰卡
LSO|Лесото|ليسوتو|莱索托
LTU|Litauen|Литва|ليتوانيا|立陶宛
LUX|Luxemburg|Lussemburgo|Люксембург|لوكسمبورغ|卢森堡
LVA|Lettland|Lettonia|Латвия|لاتفيا|拉脱维亚
MAC|Macao SAR China|R.A.S. chinoise de Macao|RAE de Macao (China)|Macau, RAE da China|Sonderverwaltungsregion Macau|RAS di Macao|Макао|Макао (САР)|ماكاو|منطقة ماكاو الإدارية الخاصة|مكاو|中国澳门特别行政区
MAF|St. Martin|Saint-Martin|San Martín|São Martinho|Сен-Мартен|سانت مارتن (الجزء الفرنسي)|سان مارتن|法属圣马丁
MAR|Marrocos|Marokko|Marocco|Марокко|المغرب|摩洛哥
MCO|Монако|موناكو|摩纳哥
MDA|Moldova, Republic of|Moldawien|Republik Moldau|Молдавия|Молдова|مولدوفا|摩尔多瓦
MDG|Madagaskar|Мадагаскар|مدغشقر|马达加斯加
MDV|Malediven|Maldive|Мальдивы|جزر المالديف|马尔代夫
MEX|Mexiko|Messico|Мексика|المكسيك|墨西哥
MHL|Ilhas Marshall|Marshallinseln|Isole Marshall|Маршалловы Острова|Маршалловы о-ва|جزر مارشال|马绍尔群岛
MKD|The Republic of North Macedonia|Macedónia do Norte|Nordmazedonien|Macedonia del Nord|Северная Македония|مقدونيا الشمالية|北马其顿
MLI|Мали|مالي
MLT|Мальта|مالطا|马耳他
MMR|Myanmar (Burma)|Myanmar (Birmanie)|Myanmar (Birmania)|Mianmar (Birmânia)|Birmania  Myanmar|Мьянма|Мьянма (Бирма)|بورما|ميانمار (بورما)
MNE|Черногория|الجبل الأسود
MNG|Mongolei|Монголия|منغوليا
MNP|Ilhas Marianas do Norte|Nördliche Marianen|Isole Marianne Settentrionali|Северные Марианские Острова|Северные Марианские о-ва|جزر ماريانا الشمالية|北马里亚纳群岛
MOZ|Moçambique|Mosambik|Mozambico|Мозамбик|موزمبيق|莫桑比克
MRT|Mauretanien|Мавритания|موريتانيا|毛里塔尼亚
MSR|Monserrate|Монтсеррат|مونتسرات|蒙特塞拉特
MTQ|Мартиника|مارتينيك|جزر المارتينيك|马提尼克
MUS|Maurícia|Маврикий|موريشيوس|毛里求斯
MWI|Малави|مالاوي|ملاوي|马拉维
MYS|Malesia|Малайзия|ماليزيا|马来西亚
MYT|Майотта|مايوت|马约特
NAM|Намибия|ناميبيا|纳米比亚
NCL|Nova Caledónia|Neukaledonien|Nuova Caledonia|Новая Каледония|كاليدونيا الجديدة|新喀里多尼亚
NER|Нигер|النيجر|尼日尔
NFK|Ilha Norfolk|Norfolkinsel|Isola Norfolk|Остров Норфолк|о-в Норфолк|جزيرة نورفولك|诺福克岛
NGA|Нигерия|نيجيريا|尼日利亚
NIC|Никарагуа|نيكاراغوا|尼加拉瓜
NIU|Ниуэ|نييوي|نيوي
NLD|The Netherlands|Netherlands (Kingdom of the)|Países Baixos|Niederlande|Paesi Bassi|Нидерланды|هولندا
NOR|Norwegen|Norvegia|Норвегия|النرويج
NPL|Непал|نيبال|尼泊尔
NRU|Науру|ناورو
NZL|Nova Zelândia|Neuseeland|Nuova Zelanda|Новая Зеландия|نيوزيلندا|新西兰
OMN|Omã|Оман|عمان
PAK|Paquistão|Пакистан|باكستان|巴基斯坦
PAN|Панама|بنما|巴拿马
PCN|Pitcairn Islands|Islas Pitcairn|Ilhas Pitcairn|Pitcairninseln|Isole Pitcairn|Острова Питкэрн|о-ва Питкэрн|جزر بيتكيرن|皮特凯恩群岛
PER|Перу|بيرو
PHL|Philippinen|Filippine|Филиппины|الفلبين|菲律宾
PLW|Палау|بالاو
PNG|Papua-Nova Guiné|Papua-Neuguinea|Papua Nuova Guinea|Папуа — Новая Гвинея|بابوا غينيا الجديدة|巴布亚新几内亚
POL|Polen|Польша|بولندا
PRI|Portorico|Пуэрто-Рико|بورتوريكو|波多黎各
PRK|Corea del Norte|Coreia do Norte|Nordkorea|Corea del Nord|КНДР (Корейская Народно-Демократическая Республика)|КНДР|كوريا الشمالية
PRT|Portogallo|Португалия|البرتغال|葡萄牙
PRY|Paraguai|Парагвай|باراغواي|巴拉圭
PSE|State of Palestine|Palestine|Palestinian Territories|Territoires palestiniens|Territorios Palestinos|Staat Palästina|Palästinensische Autonomiegebiete|Palästina|Stato di Palestina|Territori Palestinesi|Государство Палестина|Палестинские территории|Палестина|فلسطين|الأراضي الفلسطينية|巴勒斯坦|巴勒斯坦领土
PYF|Französisch-Polynesien|Polinesia Francese|Французская Полинезия|بولينزيا الفرنسية|بولينيزيا الفرنسية|法属波利尼西亚
QAT|Katar|Катар|قطر|卡塔尔
REU|La Réunion|Reunião|Riunione|Реюньон|لا ريونيون|روينيون|留尼汪
ROU|Roménia|Rumänien|Румыния|رومانيا|罗马尼亚
RUS|Russia|Russie|Russische Föderation|Russland|Российская Федерация|Россия|روسيا|俄罗斯
RWA|Руанда|رواندا|卢旺达
SAU|Arabia Saudí|Saudi-Arabien|Саудовская Аравия|السعودية|المملكة العربية السعودية|沙特阿拉伯
SDN|Sudão|Судан|السودان
SEN|Сенегал|السنغال|塞内加尔
SGP|Singapura|Сингапур|سنغافورة|新加坡
SGS|South Georgia & South Sandwich Islands|Islas Georgia del Sur y Sandwich del Sur|Geórgia do Sul e Ilhas Sandwich do Sul|Ilhas Geórgia do Sul e Sandwich do Sul|Südgeorgien und die Südlichen Sandwichinseln|Georgia del Sud e isole Sandwich meridionali|Georgia del Sud e Sandwich Australi|Южная Георгия и Южные Сандвичевы Острова|Южная Георгия и Южные Сандвичевы о-ва|جورجيا الجنوبية وجزر ساندويتش الجنوبية|南乔治亚和南桑威奇群岛
SHN|Saint Helena|St. Helena|Sainte-Hélène|Santa Elena|Santa Helena|Sant'Elena, Isola di Ascensione e Tristan da Cunha|Sant’Elena|Острова Святой Елены, Вознесения и Тристан-да-Кунья|о-в Св. Елены|سانت هيلينا وأسينشين وتريستان دا كونا|سانت هيلينا|圣赫勒拿、阿森松和特里斯坦-达库尼亚|圣赫勒拿
SJM|Svalbard et Jan Mayen|Svalbard e Jan Mayen|Svalbard und Jan Mayen|Spitzbergen und Jan Mayen|Шпицберген и Ян-Майен|سفالبارد ويان ماين|سفالبارد وجان ماين|斯瓦尔巴和扬马延
SLB|Îles Salomon|Ilhas Salomão|Salomonen|Isole Salomone|Соломоновы Острова|Соломоновы о-ва|جزر سليمان|所罗门群岛
SLE|Serra Leoa|Сьерра-Леоне|سيراليون|塞拉利昂
SLV|Сальвадор|السلفادور|萨尔瓦多
SMR|Сан-Марино|سان مارينو|圣马力诺
SOM|Сомали|الصومال|索马里
SPM|St. Pierre & Miquelon|Saint Pierre e Miquelon|São Pedro e Miquelão|Saint-Pierre und Miquelon|St. Pierre und Miquelon|Сен-Пьер и Микелон|سان بيير وميكلون|سان بيير ومكويلون|圣皮埃尔和密克隆|圣皮埃尔和密克隆群岛
SRB|Sérvia|Serbien|Сербия|صربيا|塞尔维亚
SSD|Sudão do Sul|Südsudan|Sudan del Sud|Sud Sudan|Южный Судан|جنوب السودان|南苏丹
STP|São Tomé e Príncipe|São Tomé und Príncipe|Сан-Томе и Принсипи|ساو تومي وبرينسيب|ساو تومي وبرينسيبي|圣多美和普林西比
SUR|Суринам|سورينام|苏里南
SVK|Slowakei|Slovacchia|Словакия|سلوفاكيا|斯洛伐克
SVN|Slowenien|Словения|سلوفينيا|斯洛文尼亚
SWE|Schweden|Svezia|Швеция|السويد
SWZ|Royaume d'Eswatini|Essuatíni|Эсватини|سوازيلاند|إسواتيني|斯威士兰
SXM|Sint Maarten|São Martinho|Синт-Мартен|سانت مارتن (الجزء الهولندي)|سانت مارتن|荷属圣马丁
SYC|Seicheles|Seychellen|Сейшельские Острова|Сейшельские о-ва|سيشل|塞舌尔
SYR|Syrian Arab Republic|Syrie|Siria|Syrien, Arabische Republik|Syrien|Сирия|سوريا|叙利亚
TCA|Ilhas Turcas e Caicos|Turks- und Caicosinseln|Isole Turks e Caicos|Теркс и Кайкос|جزر توركس وكايكوس|特克斯和凯科斯群岛
TCD|Chade|Tschad|Ciad|Чад|تشاد
TGO|Того|توغو
THA|Thailandia|Таиланд|تايلاند
TJK|Tajiquistão|Tadjiquistão|Tadschikistan|Tagikistan|Таджикистан|طاجيكستان|塔吉克斯坦
TKL|Токелау|توكيلاو|托克劳
TKM|Turquemenistão|Turcomenistão|Туркмения|Туркменистан|تركمانستان|土库曼斯坦
TLS|Osttimor|Timor Est|Восточный Тимор|تيمور الشرقية|تيمور - ليشتي|东帝汶
TON|Тонга|تونغا
TTO|Trindade e Tobago|Trinidad e Tobago|Trinidad und Tobago|Тринидад и Тобаго|ترينيداد وتوباغو|特立尼达和多巴哥
TUN|Tunesien|Тунис|تونس|突尼斯
TUR|Turkey|Turquie|Türkei|Turchia|Турция|تركيا|土耳其
TUV|Тувалу|توفالو|图瓦卢
TWN|Taiwan, Province of China|Repubblica di Cina|Тайвань|Китайская Республика|تايوان|中国台湾省
TZA|United Republic of Tanzania|République unie de Tanzanie|Tansania, Vereinigte Republik|Tansania|Танзания|تانزانيا|تنزانيا|坦桑尼亚
UGA|Уганда|أوغندا|乌干达
UKR|Ucraina|Украина|أوكرانيا|乌克兰
UMI|U.S. Outlying Islands|Islas menores alejadas de EE. UU.|Ilhas Distantes dos EUA|Ilhas Menores Distantes dos EUA|Amerikanische Überseeinseln|Isole minori esterne degli Stati Uniti|Внешние малые острова (США)|Внешние малые о-ва (США)|جزر الولايات المتحدة|جزر الولايات المتحدة النائية|美国本土外小岛屿
URY|Uruguai|Уругвай|الأوروغواي|أورغواي|乌拉圭
USA|United States of America|USA|U.S.A.|U.S.|États-Unis d'Amérique|É.-U.|EE. UU.|Estados Unidos da América|EUA|Vereinigte Staaten von Amerika|Vereinigte Staaten|Stati Uniti d'America|Stati Uniti|США|Соединенные Штаты|الولايات المتحدة
UZB|Uzbequistão|Usbekistan|Узбекистан|أوزبكستان|乌兹别克斯坦
VAT|Vatican City|Saint-Siège (Vatican)|État de la Cité du Vatican|Ciudad del Vaticano|Santa Sé|Cidade do Vaticano|Vatikanstadt|Città del Vaticano|Ватикан|الفاتيكان|梵蒂冈
VCT|St. Vincent & Grenadines|São Vicente e Granadinas|St. Vincent und die Grenadinen|Saint Vincent e Grenadine|Сент-Винсент и Гренадины|سانت فينسنت والغرينادين|سانت فنسنت وجزر غرينادين|圣文森特和格林纳丁斯
VEN|Венесуэла|فنزويلا|委内瑞拉
VGB|British Virgin Islands|Ilhas Virgens Britânicas|Britische Jungferninseln|Isole Vergini Britanniche|Виргинские Острова (Великобритания)|Виргинские о-ва (Великобритания)|جزر العذراء البريطانية|جزر فيرجن البريطانية|英属维尔京群岛
VIR|U.S. Virgin Islands|Îles vierges américaines|Îles Vierges des États-Unis|Islas Vírgenes de EE. UU.|Ilhas Virgens Americanas|Amerikanische Jungferninseln|Isole Vergini Americane|Виргинские Острова (США)|Виргинские о-ва (США)|جزر العذراء الأمريكية|جزر فيرجن الأمريكية|美属维尔京群岛
VNM|Vietname|Vietnã|Вьетнам|فيتنام
VUT|Вануату|فانواتو|瓦努阿图
WLF|Wallis e Futuna|Wallis und Futuna|Уоллис и Футуна|والس وفوتونا|جزر والس وفوتونا|瓦利斯和富图纳
WSM|Самоа|ساموا|萨摩亚
XKX|Косово|كوسوفو|科索沃
YEM|Iémen|Jemen|Йемен|اليمن
ZAF|África do Sul|Südafrika|ЮАР|Южно-Африканская Республика|جنوب أفريقيا
ZMB|Sambia|Замбия|زامبيا|赞比亚
ZWE|Simbabwe|Зимбабве|زيمبابوي|津巴布韦
`;
