/** Other names by which countries are recognised, one country a line. Written by tools/generate/country-names.ts from
 *  i18n-iso-countries (MIT) and CLDR (Unicode licence); not edited by hand: corrections go into country-aliases.ts. */
export const COUNTRY_NAME_LINES = `
ABW|Аруба|أروبا|阿鲁巴
AFG|Afeganistão|Афганистан|أفغانستان|阿富汗
AGO|Ангола|أنغولا|安哥拉
AIA|Ангилья|أنغويلا|安圭拉
ALA|Åland|Îles Åland|Ilhas Åland|Аландские острова|Аландские о-ва|جزر أولاند|جزر آلاند|奥兰|奥兰群岛
ALB|Албания|ألبانيا|阿尔巴尼亚
AND|Андорра|أندورا|安道尔
ARE|UAE|Emirados Árabes Unidos|ОАЭ|الإمارات العربية المتحدة|阿联酋|阿拉伯联合酋长国
ARG|Аргентина|الأرجنتين|阿根廷
ARM|Армения|أرمينيا|亚美尼亚
ASM|Американское Самоа|ساموا الأمريكية|美属萨摩亚
ATA|Антарктида|القارة القطبية الجنوبية|أنتاركتيكا|南极洲
ATF|Territorios Australes Franceses|Terras Austrais e Antárticas Francesas|Territórios Franceses do Sul|Французские Южные и Антарктические Территории|Французские Южные территории|أراض فرنسية جنوبية وأنتارتيكية|الأقاليم الجنوبية الفرنسية|法属南部领地
ATG|Antígua e Barbuda|Антигуа и Барбуда|أنتيغوا وباربودا|أنتيغوا وبربودا|安提瓜和巴布达
AUS|Австралия|أستراليا|澳大利亚
AUT|Австрия|النمسا|奥地利
AZE|Azerbaijão|Азербайджан|أذربيجان|阿塞拜疆
BDI|Бурунди|بوروندي|布隆迪
BEL|Бельгия|بلجيكا|比利时
BEN|Benim|Бенин|بنين|贝宁
BES|Caribbean Netherlands|Pays-Bas caribéens|Caribe neerlandés|Países Baixos Caribenhos|Бонэйр, Синт-Эстатиус и Саба|الجزر الكاريبية الهولندية|هولندا الكاريبية|荷兰加勒比区|荷属加勒比区
BFA|Burquina Faso|Буркина-Фасо|بوركينا فاسو|布基纳法索
BGD|Bangladés|Бангладеш|بنغلاديش|孟加拉国
BGR|Болгария|بلغاريا|保加利亚
BHR|Baréin|Бахрейн|البحرين|巴林
BHS|Багамы|باهاماس|جزر البهاما|巴哈马
BIH|Bosnia|Bósnia-Herzegovina|Bósnia e Herzegovina|Босния и Герцеговина|البوسنة والهرسك|波黑|波斯尼亚和黑塞哥维那
BLM|St. Barthélemy|San Bartolomé|São Bartolomeu|Сен-Бартелеми|سان بارتيلمي|سان بارتليمي|圣巴泰勒米
BLR|Biélorussie|Bielorrússia|Беларусь|روسيا البيضاء|بيلاروس|白俄罗斯
BLZ|Белиз|بليز|伯利兹
BMU|Бермуды|Бермудские о-ва|برمودا|百慕大
BOL|Боливия|بوليفيا|玻利维亚
BRA|Бразилия|البرازيل|巴西
BRB|Барбадос|باربادوس|بربادوس|巴巴多斯
BRN|Brunei|Бруней|بروناي|文莱
BTN|Butão|Бутан|بوتان|不丹
BVT|Ilha Bouvet|Остров Буве|о-в Буве|جزيرة بوفيه|布韦岛
BWA|Botsuana|Ботсвана|بوتسوانا|博茨瓦纳
CAF|República Centro-Africana|ЦАР|Центрально-Африканская Республика|جمهورية أفريقيا الوسطى|中非|中非共和国
CAN|Канада|كندا|加拿大
CCK|Cocos Islands|Îles Cocos|Islas Cocos|Ilhas Cocos (Keeling)|Кокосовые острова|Кокосовые о-ва|جزر كوكوس|جزر كوكوس (كيلينغ)|科科斯（基林）群岛
CHE|Suíça|Швейцария|سويسرا|瑞士
CHL|Чили|تشيلي|智利
CHN|People's Republic of China|КНР (Китайская Народная Республика)|Китай|الصين|中国
CIV|Ivory Coast|Costa do Marfim|Кот-д’Ивуар|ساحل العاج|科特迪瓦
CMR|Camarões|Камерун|الكاميرون|喀麦隆
COD|Democratic Republic of the Congo|Congo|Congo - Kinshasa|República Democrática del Congo|República Popular do Congo|Демократическая Республика Конго|Конго - Киншаса|جمهورية الكونغو الديمقراطية|الكونغو - كينشاسا|刚果（金）
COG|Republic of the Congo|Congo - Brazzaville|República Democrática do Congo|República do Congo|Республика Конго|Конго - Браззавиль|جمهورية الكونغو|الكونغو - برازافيل|刚果（布）
COK|Ilhas Cook|Острова Кука|о-ва Кука|جزر كوك|库克群岛
COL|Колумбия|كولومبيا|哥伦比亚
COM|Коморы|جزر القمر|科摩罗
CPV|Cape Verde|Кабо-Верде|الرأس الأخضر|佛得角
CRI|Коста-Рика|كوستاريكا|哥斯达黎加
CUB|Куба|كوبا|古巴
CUW|Curazao|Кюрасао|كوراساو|库拉索
CXR|Île Christmas|Ilha de Natal|Ilha Christmas|Остров Рождества|о-в Рождества|جزيرة عيد الميلاد|جزيرة كريسماس|圣诞岛
CYM|Ilhas Caimão|Ilhas Cayman|Острова Кайман|о-ва Кайман|جزر كايمان|开曼群岛
CYP|Кипр|قبرص|塞浦路斯
CZE|Czech Republic|République Tchèque|Chequia|Tchéquia|Чехия|جمهورية التشيك|التشيك|捷克
DEU|Alemanha|Германия|ألمانيا|德国
DJI|Djibuti|Джибути|جيبوتي|吉布提
DMA|Доминика|دومينيكا|多米尼克
DNK|Дания|الدنمارك|الدانمرك|丹麦
DOM|Доминиканская Республика|جمهورية الدومينيكان|多米尼加|多米尼加共和国
DZA|Алжир|الجزائر|阿尔及利亚
ECU|Equador|Эквадор|الإكوادور|厄瓜多尔
EGY|Egito|Египет|مصر|埃及
ERI|Eritreia|Эритрея|إريتريا|厄立特里亚
ESH|Saara Ocidental|САДР|Западная Сахара|الصحراء الغربية|阿拉伯撒哈拉民主共和国|西撒哈拉
ESP|Espanha|Испания|إسبانيا|西班牙
EST|Эстония|إستونيا|爱沙尼亚
ETH|Эфиопия|إثيوبيا|埃塞俄比亚
FIN|Финляндия|فنلندا|芬兰
FJI|Fiyi|Фиджи|فيجي|斐济
FLK|Falkland Islands|Îles Malouines|Ilhas Malvinas|Фолклендские острова|Фолклендские о-ва|جزر فوكلاند|福克兰群岛
FRA|França|Франция|فرنسا|法国
FRO|Ilhas Faroé|Фареры|Фарерские о-ва|جزر فارو|法罗群岛
FSM|Micronésie|Микронезия|Федеративные Штаты Микронезии|ولايات ميكرونيسيا المتحدة|ميكرونيزيا|密克罗尼西亚联邦|密克罗尼西亚
GAB|Gabão|Габон|الغابون|加蓬
GBR|Great Britain|R.-U.|Великобритания|Британия|المملكة المتحدة|英国
GEO|Грузия|جورجيا|格鲁吉亚
GGY|Гернси|غيرنزي|根西|根西岛
GHA|Gana|Гана|غانا|加纳
GIB|Гибралтар|جبل طارق|直布罗陀
GIN|Guiné|Гвинея|غينيا|几内亚
GLP|Гваделупа|غوادلوب|瓜德罗普
GMB|Republic of The Gambia|The Gambia|Гамбия|غامبيا|冈比亚
GNB|Guinea-Bisáu|Guiné-Bissau|Гвинея-Бисау|غينيا بيساو|几内亚比绍
GNQ|Guiné Equatorial|Экваториальная Гвинея|غينيا الاستوائية|赤道几内亚
GRC|Греция|اليونان|希腊
GRD|Гренада|غرينادا|格林纳达
GRL|Gronelândia|Гренландия|جرينلاند|غرينلاند|格陵兰
GTM|Гватемала|غواتيمالا|危地马拉
GUF|Guiana Francesa|Гвиана|Французская Гвиана|غويانا الفرنسية|法属圭亚那
GUM|Гуам|غوام|关岛
GUY|Guiana|Гайана|غيانا|圭亚那
HKG|Hong Kong SAR China|R.A.S. chinoise de Hong Kong|RAE de Hong Kong (China)|Hong Kong, RAE da China|Гонконг|Гонконг (САР)|هونغ كونغ|هونغ كونغ الصينية (منطقة إدارية خاصة)|香港|中国香港特别行政区
HMD|Heard & McDonald Islands|Islas Heard y McDonald|Ilha Heard e Ilhas McDonald|Ilhas Heard e McDonald|Херд и Макдональд|о-ва Херд и Макдональд|جزيرة هيرد وجزر ماكدونالد|赫德岛和麦克唐纳群岛
HND|Гондурас|هندوراس|洪都拉斯
HRV|Хорватия|كرواتيا|克罗地亚
HTI|Гаити|هايتي|海地
HUN|Венгрия|المجر|هنغاريا|匈牙利
IDN|Индонезия|إندونيسيا|印尼|印度尼西亚
IMN|Ilha de Man|Остров Мэн|о-в Мэн|جزيرة مان|马恩岛
IND|Индия|الهند|印度
IOT|Océan Indien Britannique|Território Britânico do Oceano Índico|Британская территория в Индийском океане|إقليم المحيط الهندي البريطاني|الإقليم البريطاني في المحيط الهندي|英属印度洋领地
IRL|Ирландия|أيرلندا|爱尔兰
IRN|Islamic Republic of Iran|República Islámica de Irán|Irão|Irã|Иран|إيران|伊朗
IRQ|Iraque|Ирак|العراق|伊拉克
ISL|Исландия|آيسلندا|冰岛
ISR|Израиль|إسرائيل|以色列
ITA|Италия|إيطاليا|意大利
JAM|Ямайка|جامايكا|牙买加
JEY|Джерси|جيرزي|جيرسي|泽西|泽西岛
JOR|Иордания|الأردن|约旦
JPN|Japão|Япония|اليابان|日本
KAZ|Cazaquistão|Казахстан|كازاخستان|哈萨克斯坦
KEN|Quénia|Кения|كينيا|肯尼亚
KGZ|Kirghizstan|Quirguistão|Киргизия|قيرغيزستان|吉尔吉斯斯坦
KHM|Camboja|Камбоджа|كمبوديا|柬埔寨
KIR|Quiribati|Кирибати|كيريباتي|基里巴斯
KNA|St. Kitts & Nevis|San Cristóbal y Nieves|São Cristóvão e Neves|São Cristóvão e Névis|Сент-Китс и Невис|سانت كيتس ونيفيس|圣基茨和尼维斯
KOR|Korea, Republic of|Republic of Korea|Corea del Sur|Coreia do Sul|Республика Корея|كوريا الجنوبية|韩国
KWT|Кувейт|الكويت|科威特
LAO|Lao People's Democratic Republic|Лаос|لاوس|老挝
LBN|Ливан|لبنان|黎巴嫩
LBR|Либерия|ليبيريا|利比里亚
LBY|Ливия|ليبيا|利比亚
LCA|St. Lucia|Сент-Люсия|سانت لوسيا|圣卢西亚
LIE|Лихтенштейн|ليختنشتاين|列支敦士登
LKA|Шри-Ланка|سريلانكا|斯里兰卡
LSO|Лесото|ليسوتو|莱索托
LTU|Литва|ليتوانيا|立陶宛
LUX|Люксембург|لوكسمبورغ|卢森堡
LVA|Латвия|لاتفيا|拉脱维亚
MAC|Macao SAR China|R.A.S. chinoise de Macao|RAE de Macao (China)|Macau, RAE da China|Макао|Макао (САР)|ماكاو|منطقة ماكاو الإدارية الخاصة|مكاو|澳门|中国澳门特别行政区
MAF|St. Martin|Saint-Martin|San Martín|São Martinho|Сен-Мартен|سانت مارتن (الجزء الفرنسي)|سان مارتن|法属圣马丁
MAR|Marrocos|Марокко|المغرب|摩洛哥
MCO|Монако|موناكو|摩纳哥
MDA|Moldova, Republic of|Молдавия|Молдова|مولدوفا|摩尔多瓦
MDG|Мадагаскар|مدغشقر|马达加斯加
MDV|Мальдивы|جزر المالديف|马尔代夫
MEX|Мексика|المكسيك|墨西哥
MHL|Ilhas Marshall|Маршалловы Острова|Маршалловы о-ва|جزر مارشال|马绍尔群岛
MKD|The Republic of North Macedonia|Macedónia do Norte|Северная Македония|مقدونيا الشمالية|北马其顿
MLI|Мали|مالي|马里
MLT|Мальта|مالطا|马耳他
MMR|Myanmar (Burma)|Myanmar (Birmanie)|Myanmar (Birmania)|Mianmar (Birmânia)|Мьянма|Мьянма (Бирма)|بورما|ميانمار (بورما)|缅甸
MNE|Черногория|الجبل الأسود|黑山
MNG|Монголия|منغوليا|蒙古
MNP|Ilhas Marianas do Norte|Северные Марианские Острова|Северные Марианские о-ва|جزر ماريانا الشمالية|北马里亚纳群岛
MOZ|Moçambique|Мозамбик|موزمبيق|莫桑比克
MRT|Мавритания|موريتانيا|毛里塔尼亚
MSR|Monserrate|Монтсеррат|مونتسرات|蒙特塞拉特
MTQ|Мартиника|مارتينيك|جزر المارتينيك|马提尼克
MUS|Maurícia|Маврикий|موريشيوس|毛里求斯
MWI|Малави|مالاوي|ملاوي|马拉维
MYS|Малайзия|ماليزيا|马来西亚
MYT|Майотта|مايوت|马约特
NAM|Намибия|ناميبيا|纳米比亚
NCL|Nova Caledónia|Новая Каледония|كاليدونيا الجديدة|新喀里多尼亚
NER|Нигер|النيجر|尼日尔
NFK|Ilha Norfolk|Остров Норфолк|о-в Норфолк|جزيرة نورفولك|诺福克岛
NGA|Нигерия|نيجيريا|尼日利亚
NIC|Никарагуа|نيكاراغوا|尼加拉瓜
NIU|Ниуэ|نييوي|نيوي|纽埃
NLD|The Netherlands|Netherlands (Kingdom of the)|Países Baixos|Нидерланды|هولندا|荷兰
NOR|Норвегия|النرويج|挪威
NPL|Непал|نيبال|尼泊尔
NRU|Науру|ناورو|瑙鲁
NZL|Nova Zelândia|Новая Зеландия|نيوزيلندا|新西兰
OMN|Omã|Оман|عمان|阿曼
PAK|Paquistão|Пакистан|باكستان|巴基斯坦
PAN|Панама|بنما|巴拿马
PCN|Pitcairn Islands|Islas Pitcairn|Ilhas Pitcairn|Острова Питкэрн|о-ва Питкэрн|جزر بيتكيرن|皮特凯恩群岛
PER|Перу|بيرو|秘鲁
PHL|Филиппины|الفلبين|菲律宾
PLW|Палау|بالاو|帕劳
PNG|Papua-Nova Guiné|Папуа — Новая Гвинея|بابوا غينيا الجديدة|巴布亚新几内亚
POL|Польша|بولندا|波兰
PRI|Пуэрто-Рико|بورتوريكو|波多黎各
PRK|Corea del Norte|Coreia do Norte|КНДР (Корейская Народно-Демократическая Республика)|КНДР|كوريا الشمالية|朝鲜
PRT|Португалия|البرتغال|葡萄牙
PRY|Paraguai|Парагвай|باراغواي|巴拉圭
PSE|State of Palestine|Palestine|Palestinian Territories|Territoires palestiniens|Territorios Palestinos|Государство Палестина|Палестинские территории|Палестина|فلسطين|الأراضي الفلسطينية|巴勒斯坦|巴勒斯坦领土
PYF|Французская Полинезия|بولينزيا الفرنسية|بولينيزيا الفرنسية|法属波利尼西亚
QAT|Катар|قطر|卡塔尔
REU|La Réunion|Reunião|Реюньон|لا ريونيون|روينيون|留尼汪
ROU|Roménia|Румыния|رومانيا|罗马尼亚
RUS|Russia|Russie|Российская Федерация|Россия|روسيا|俄罗斯
RWA|Руанда|رواندا|卢旺达
SAU|Arabia Saudí|Саудовская Аравия|السعودية|المملكة العربية السعودية|沙特阿拉伯
SDN|Sudão|Судан|السودان|苏丹
SEN|Сенегал|السنغال|塞内加尔
SGP|Singapura|Сингапур|سنغافورة|新加坡
SGS|South Georgia & South Sandwich Islands|Islas Georgia del Sur y Sandwich del Sur|Geórgia do Sul e Ilhas Sandwich do Sul|Ilhas Geórgia do Sul e Sandwich do Sul|Южная Георгия и Южные Сандвичевы Острова|Южная Георгия и Южные Сандвичевы о-ва|جورجيا الجنوبية وجزر ساندويتش الجنوبية|南乔治亚和南桑威奇群岛
SHN|Saint Helena|St. Helena|Sainte-Hélène|Santa Elena|Santa Helena|Острова Святой Елены, Вознесения и Тристан-да-Кунья|о-в Св. Елены|سانت هيلينا وأسينشين وتريستان دا كونا|سانت هيلينا|圣赫勒拿、阿森松和特里斯坦-达库尼亚|圣赫勒拿
SJM|Svalbard et Jan Mayen|Svalbard e Jan Mayen|Шпицберген и Ян-Майен|سفالبارد ويان ماين|سفالبارد وجان ماين|斯瓦尔巴和扬马延
SLB|Îles Salomon|Ilhas Salomão|Соломоновы Острова|Соломоновы о-ва|جزر سليمان|所罗门群岛
SLE|Serra Leoa|Сьерра-Леоне|سيراليون|塞拉利昂
SLV|Сальвадор|السلفادور|萨尔瓦多
SMR|Сан-Марино|سان مارينو|圣马力诺
SOM|Сомали|الصومال|索马里
SPM|St. Pierre & Miquelon|Saint Pierre e Miquelon|São Pedro e Miquelão|Сен-Пьер и Микелон|سان بيير وميكلون|سان بيير ومكويلون|圣皮埃尔和密克隆|圣皮埃尔和密克隆群岛
SRB|Sérvia|Сербия|صربيا|塞尔维亚
SSD|Sudão do Sul|Южный Судан|جنوب السودان|南苏丹
STP|São Tomé e Príncipe|Сан-Томе и Принсипи|ساو تومي وبرينسيب|ساو تومي وبرينسيبي|圣多美和普林西比
SUR|Суринам|سورينام|苏里南
SVK|Словакия|سلوفاكيا|斯洛伐克
SVN|Словения|سلوفينيا|斯洛文尼亚
SWE|Швеция|السويد|瑞典
SWZ|Royaume d'Eswatini|Essuatíni|Эсватини|سوازيلاند|إسواتيني|斯威士兰
SXM|Sint Maarten|São Martinho|Синт-Мартен|سانت مارتن (الجزء الهولندي)|سانت مارتن|荷属圣马丁
SYC|Seicheles|Сейшельские Острова|Сейшельские о-ва|سيشل|塞舌尔
SYR|Syrian Arab Republic|Syrie|Siria|Сирия|سوريا|叙利亚
TCA|Ilhas Turcas e Caicos|Теркс и Кайкос|جزر توركس وكايكوس|特克斯和凯科斯群岛
TCD|Chade|Чад|تشاد|乍得
TGO|Того|توغو|多哥
THA|Таиланд|تايلاند|泰国
TJK|Tajiquistão|Tadjiquistão|Таджикистан|طاجيكستان|塔吉克斯坦
TKL|Токелау|توكيلاو|托克劳
TKM|Turquemenistão|Turcomenistão|Туркмения|Туркменистан|تركمانستان|土库曼斯坦
TLS|Восточный Тимор|تيمور الشرقية|تيمور - ليشتي|东帝汶
TON|Тонга|تونغا|汤加
TTO|Trindade e Tobago|Trinidad e Tobago|Тринидад и Тобаго|ترينيداد وتوباغو|特立尼达和多巴哥
TUN|Тунис|تونس|突尼斯
TUR|Turkey|Turquie|Турция|تركيا|土耳其
TUV|Тувалу|توفالو|图瓦卢
TWN|Taiwan, Province of China|Тайвань|Китайская Республика|تايوان|中国台湾省|台湾
TZA|United Republic of Tanzania|République unie de Tanzanie|Танзания|تانزانيا|تنزانيا|坦桑尼亚
UGA|Уганда|أوغندا|乌干达
UKR|Украина|أوكرانيا|乌克兰
UMI|U.S. Outlying Islands|Islas menores alejadas de EE. UU.|Ilhas Distantes dos EUA|Ilhas Menores Distantes dos EUA|Внешние малые острова (США)|Внешние малые о-ва (США)|جزر الولايات المتحدة|جزر الولايات المتحدة النائية|美国本土外小岛屿
URY|Uruguai|Уругвай|الأوروغواي|أورغواي|乌拉圭
USA|United States of America|USA|U.S.A.|U.S.|États-Unis d'Amérique|É.-U.|EE. UU.|Estados Unidos da América|EUA|США|Соединенные Штаты|الولايات المتحدة|美国
UZB|Uzbequistão|Узбекистан|أوزبكستان|乌兹别克斯坦
VAT|Vatican City|Saint-Siège (Vatican)|État de la Cité du Vatican|Ciudad del Vaticano|Santa Sé|Cidade do Vaticano|Ватикан|الفاتيكان|梵蒂冈
VCT|St. Vincent & Grenadines|São Vicente e Granadinas|Сент-Винсент и Гренадины|سانت فينسنت والغرينادين|سانت فنسنت وجزر غرينادين|圣文森特和格林纳丁斯
VEN|Венесуэла|فنزويلا|委内瑞拉
VGB|British Virgin Islands|Ilhas Virgens Britânicas|Виргинские Острова (Великобритания)|Виргинские о-ва (Великобритания)|جزر العذراء البريطانية|جزر فيرجن البريطانية|英属维尔京群岛
VIR|U.S. Virgin Islands|Îles vierges américaines|Îles Vierges des États-Unis|Islas Vírgenes de EE. UU.|Ilhas Virgens Americanas|Виргинские Острова (США)|Виргинские о-ва (США)|جزر العذراء الأمريكية|جزر فيرجن الأمريكية|美属维尔京群岛
VNM|Vietname|Vietnã|Вьетнам|فيتنام|越南
VUT|Вануату|فانواتو|瓦努阿图
WLF|Wallis e Futuna|Уоллис и Футуна|والس وفوتونا|جزر والس وفوتونا|瓦利斯和富图纳
WSM|Самоа|ساموا|萨摩亚
XKX|Косово|كوسوفو|科索沃
YEM|Iémen|Йемен|اليمن|也门
ZAF|África do Sul|ЮАР|Южно-Африканская Республика|جنوب أفريقيا|南非
ZMB|Замбия|زامبيا|赞比亚
ZWE|Зимбабве|زيمبابوي|津巴布韦
`;
