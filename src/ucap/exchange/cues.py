"""What in a text speaks for a kind of entry or an area: phrases in the six languages, and sentences of our own that mean it."""

import re
from collections.abc import Mapping

from ucap.exchange.content import Area, EntryKind

# Beginnings of phrases, folded (no capitals, no accents). Chinese ones are found anywhere, the others where a word begins.
_PHRASES: Mapping[EntryKind | Area, str] = {
    EntryKind.OFFER: (
        "we offer | we provide | we supply | we have developed | we have built | we make | we can provide | we sell | "
        "our system | our product | our technology | our service | our team has developed | available for licen | "
        "available to | ready to use | on offer | can be licensed | has been tested | has been installed | "
        "our method | ofrecemos | ofrece | proporcionamos | hemos desarrollado | ha desarrollado | "
        "ponemos a disposicion | disponemos de | nuestro sistema | nuestro producto | nuestra tecnologia | "
        "suministramos | fabricamos | se ofrece | offriamo | offre | mettiamo a disposizione | abbiamo sviluppato | "
        "ha sviluppato | forniamo | produciamo | il nostro sistema | il nostro prodotto | la nostra tecnologia | "
        "proponiamo | realizziamo | wir bieten | bieten wir | bietet | wir haben entwickelt | haben wir entwickelt | "
        "wir stellen | wir liefern | unser system | unser produkt | unsere technik | unsere technologie | wir bauen | "
        "angeboten wird | nous proposons | nous offrons | propose | nous avons mis au point | nous avons developpe | "
        "nous mettons a disposition | nous fournissons | nous fabriquons | nous livrons | notre systeme | "
        "notre produit | notre technologie | notre solution | has developed | was tested | has been developed | "
        "我们提供 | 可提供 | 我们研发 | 已研发 | 研制 | 我们开发 | 已开发 | 产品 | 我们的系统 | 愿意提供 | 愿与 | "
        "可以转让 | 技术转让 | 供应 | 现愿"
    ),
    EntryKind.REQUEST: (
        "we need | we are looking for | we look for | looking for | we seek | seeking | we want | we must | complain | "
        "nobody knows how | we cannot | we would like | wanted | is needed | are needed | help us | who can | "
        "we lack | request for | in search of | we wish to buy | necesitamos | buscamos | tenemos que | "
        "no sabemos como | se quejan | no podemos | se busca | se necesita | queremos | nos hace falta | "
        "nos gustaria | solicitamos | demandamos | cerchiamo | cercasi | dobbiamo | non sappiamo come | si lamentano | "
        "non riusciamo | si cerca | abbiamo bisogno | ci serve | ci servono | vogliamo | vorremmo | occorre | "
        "serve un | wir suchen | suchen wir | wir mussen | mussen wir | beschwer | wir wissen nicht | sollen | "
        "konnen wir nicht | sucht | gesucht | wir brauchen | brauchen wir | benotigen | wir mochten | wir wollen | "
        "gebraucht wird | uns fehl | nous cherchons | nous recherchons | nous devons | se plaign | doivent etre | "
        "nous ne savons | recherche un | nous avons besoin | il nous faut | nous voulons | nous souhaitons | "
        "nous voudrions | cherche un | besoin d | 寻求 | 寻找 | 需要 | 想引进 | 想请 | 想找 | 想要 | 要求 | 打算 | "
        "拟选 | 拟建 | 怎么办 | 意见很大 | 说不清 | 希望有 | 希望找到 | 希望引进 | 征集 | 求购 | 急需 | 拟采购 | "
        "希望供应商 | 希望合作方 | 求助 | 亟需 | 需求"
    ),
    EntryKind.INTEREST: (
        "we study | we are studying | we compare | we measure why | why do | why does | our models | do not know why | "
        "we investigate | our research | research question | research interest | joint research | "
        "we are interested in | we would like to understand | hypothes | co-author | doctoral | joint proposal | "
        "data set | estudiamos | investigamos | comparamos | no sabemos por que | queremos entender | por que | "
        "linea de investigacion | nuestra investigacion | nos interesa | hipotesis | doctorando | "
        "proyecto de investigacion | investigacion conjunta | studiamo | indaghiamo | confrontiamo | "
        "non sappiamo perche | vogliamo capire | perche | la nostra ricerca | linea di ricerca | ci interessa | "
        "ipotesi | dottorand | progetto di ricerca | wir untersuchen | untersuchen wir | untersuchen,  | "
        "wir vergleichen | vergleichen wir | wir befragen | wir fragen | versuchen wir vorherzusagen | warum | "
        "wir erforschen | forschungsfrage | forschungsinteresse | unsere forschung | hypothese | "
        "wir mochten verstehen | uns interessiert | doktorand | forschungsprojekt | forschungspartner | "
        "nous etudions | nous cherchons a comprendre | nous comparons | pourquoi | nous travaillons sur | peut-on | "
        "nous isolons | notre recherche | question de recherche | axe de recherche | nous nous interessons | "
        "doctorant | projet de recherche | nos travaux portent | 研究兴趣 | 我们研究 | 我们比较 | 为什么 | 机理 | "
        "课题组 | 研究问题 | 联合研究 | 合作研究 | 科研合作 | 感兴趣 | 假设 | 博士生 | 共同申请"
    ),
    Area.TECHNOLOGY: (
        "sensor | device | software | algorithm | patent | prototype | technolog | hardware | platform | licen | "
        "dispositivo | algoritmo | tecnolog | patente | prototipo | plataforma | brevett | piattaforma | dispositiv | "
        "gerat | technik | verfahren | messgerat | algorithmus | capteur | appareil | logiciel | procede | brevet | "
        "technologie | 技术 | 传感器 | 设备 | 装置 | 专利 | 软件 | 算法 | 系统 | 样机"
    ),
    Area.RESEARCH: (
        "research | laborator | hypothes | experiment | doctoral | scientific | study | studies | data set | "
        "peer-reviewed | investigacion | cientific | estudio | ricerca | studio | dottorat | forschung | "
        "wissenschaft | untersuch | studie | doktorand | recherche | scientifique | etude | doctorant | laboratoire | "
        "研究 | 实验 | 科研 | 课题 | 论文 | 博士"
    ),
    Area.BUSINESS: (
        "supplier | distributor | customer | market | buyer | investor | investment | franchise | importer | exporter | wholesale | "
        "manufactur | price | sales | agent | proveedor | distribuidor | cliente | mercado | comprador | inversor | "
        "exporta | fabricante | precio | fornitor | client | mercato | acquirent | investitor | esporta | prezzo | "
        "lieferant | vertrieb | kunde | markt | handler | hersteller | preis | fournisseur | distributeur | marche | "
        "acheteur | investisseur | fabricant | prix | 供应商 | 经销商 | 客户 | 市场 | 采购 | 出口 | 进口 | 代理 | "
        "投资 | 价格 | 批发"
    ),
    Area.PILOT: (
        "pilot | test site | testbed | living lab | demonstration site | trial | try it out | municipal | our city | "
        "district | neighbourhood | piloto | ensayo | barrio | municipio | ayuntamiento | laboratorio vivo | pilota | "
        "sperimenta | quartiere | comune | pilotprojekt | erprob | testfeld | stadtteil | reallabor | kommun | "
        "pilote | experiment | quartier | demonstrateur | municipalite | 试点 | 示范 | 试用 | 城区 | 社区 | 先行"
    ),
    Area.CULTURE: (
        "festival | exhibition | museum | heritage | concert | theatre | artist | art week | opera | cultur | craft | "
        "music | orchestra | curator | exposicion | museo | patrimonio | concierto | teatro | artista | musica | "
        "artesan | mostra | concerto | artigian | patrimonio culturale | ausstellung | kulturerbe | konzert | "
        "theater | kunstler | kunsthandwerk | musik | kultur | exposition | musee | patrimoine | artisan | musique | "
        "文化 | 艺术 | 博物馆 | 展览 | 节庆 | 音乐 | 遗产 | 非遗 | 工艺 | 演出 | 戏曲 | 园博"
    ),
    Area.TRAINING: (
        "training | course | student | teacher | apprentic | curricul | internship | scholarship | "
        "exchange programme | summer school | vocational | workshop | lecturer | traine | formacion | curso | "
        "estudiante | alumno | profesor | practicas | beca | intercambio | docente | formazione | corso | docent | "
        "tirocin | borsa di studio | apprendist | scambio | ausbildung | schulung | kurs | schuler | lehrer | "
        "praktik | stipend | austausch | weiterbildung | lehrling | cours | etudiant | enseignant | stage | bourse | "
        "echange | apprenti | 培训 | 课程 | 学生 | 教师 | 实习 | 奖学金 | 交流 | 学徒 | 授课 | 职业学校 | 留学"
    ),
}
PHRASES: Mapping[EntryKind | Area, tuple[str, ...]] = {
    value: tuple(one.split(" | ")) for value, one in _PHRASES.items()
}
# Who offers something looks for partners as well: these words say nothing of what kind it is.
FOR_PARTNERS = re.compile(
    r"(?:look(?:ing)? for|seek(?:ing)?|want(?:ed)?) (?:an? |one |two |three |some )?(?:\w+ )?(?:partner|pilot|distributor|licensee|test site)"
    r"|busca\w* (?:una? )?(?:\w+ )?(?:soci|distribuidor|licenciatari|ciudad(?:es)? pilot)"
    r"|cerc\w+ (?:un[ao]? )?(?:\w+ )?(?:partner|distributor|licenziatari|citta pilot)"
    r"|(?:such\w+|gesucht) (?:wir )?(?:\w+ ){0,2}(?:\w*partner|pilot|vertriebs|lizenznehmer)"
    r"|(?:re)?cherch\w+ (?:une? |des )?(?:\w+ )?(?:partenaire|distributeur|licencie|villes? pilote)"
    r"|寻[求找].{0,8}(?:伙伴|合作方|代理商|经销商|试点)"
)

# Sentences of our own that mean the same: what is near to one of them in meaning, in whatever language, is probably of its kind.
SENTENCES: Mapping[EntryKind | Area, tuple[str, ...]] = {
    EntryKind.OFFER: (
        "We have developed a product that works and offer it to others.",
        "Our company provides this service and is ready to deliver it abroad.",
        "The system has been tested in several cities and is available under licence.",
        "Our workshop makes these goods and has free capacity for new customers.",
        "We have thirty years of experience and share it with partners.",
        "We host visitors and train their staff in our centre.",
        "Our product measures, cleans, heats or stores, and needs little care.",
        "We lend our exhibition, our orchestra plays, our artists come to you.",
        "Places for students and trainees from abroad are open every year.",
    ),
    EntryKind.REQUEST: (
        "We have a problem and look for somebody who can solve it.",
        "Our city needs equipment and wants to buy it from an experienced supplier.",
        "We are looking for a partner who has done this before and can advise us.",
        "Residents complain, the old solution does not work, and we want a better one.",
        "Who can help us? We have tried in vain.",
        "By next year we have to replace what is worn out, and lack the means to do it well.",
        "We want to install a system that is quiet, cheap and easy to look after.",
        "We invite artists and companies to come to our festival.",
        "Our students would like to go abroad, and there are not enough places.",
        "The museum would like to borrow or commission a work for its exhibition.",
    ),
    EntryKind.INTEREST: (
        "We study this question and would like to do research on it with other scientists.",
        "Our research group investigates why this happens and looks for colleagues with comparable data.",
        "We want to write a joint research proposal with a university abroad.",
        "Why do some people do this and others not? We ask them and compare the answers.",
        "We work on a method and look for other groups to test it with their samples.",
        "We do not know why this happens; we compare the causes.",
        "It is not understood yet how the mechanism works; our hypothesis needs more measurements.",
    ),
    Area.TECHNOLOGY: (
        "A device with sensors measures and sends data to a platform.",
        "The software finds faults with an algorithm.",
        "A patented process cleans water with less energy.",
        "Machines, materials and instruments that work better than those before.",
    ),
    Area.RESEARCH: (
        "Scientists study a question in the laboratory and publish what they find.",
        "The research project collects measurements to test a hypothesis.",
        "A joint proposal of universities for research and development.",
    ),
    Area.BUSINESS: (
        "A manufacturer looks for distributors and customers in a new market.",
        "A company wants to buy goods from a supplier at a good price.",
        "Investors and entrepreneurs found a joint venture.",
        "Import, export and sale of food, textiles and consumer goods.",
    ),
    Area.PILOT: (
        "The city tries a new solution in one district before it is used everywhere.",
        "A pilot project on real streets with the municipality and its residents.",
        "A living lab in which companies and citizens test a service.",
    ),
    Area.CULTURE: (
        "A festival, an exhibition or a concert with artists from abroad.",
        "A museum shows heritage and traditional crafts to visitors.",
        "Theatre, music and literature bring people of two cities together.",
    ),
    Area.TRAINING: (
        "A course trains teachers, apprentices and staff.",
        "Students of two universities spend a semester abroad.",
        "A school offers internships, scholarships and a joint curriculum.",
    ),
}

# What stands a little before a day that is the last one, or right behind it
LAST_DAY = re.compile(
    r"deadline|closing date|\buntil\b|\bno later than\b|\bby\b|\bbefore\b|\bexpires?\b|apply"
    r"|fecha limite|plazo|\bhasta\b|antes del|a mas tardar|caduca"
    r"|scadenza|\bentro\b|fino al|termine|prima del"
    r"|\bbis\b|spatestens|frist|einsendeschluss|\bvor dem\b"
    r"|date limite|jusqu'au|jusqu’au|\bavant le\b|au plus tard|echeance|delai"
    r"|截止|截至|之前|以前|前报名|前提交|期限|最迟"
)
# What stands in a sentence that says with whom
PARTNERS_SOUGHT = re.compile(
    r"partner|look(?:ing)? for|seek|wanted|cooperat|collaborat|from abroad|open to|interested in|market"
    r"|\bsoci[oa]s?\b|busca|cooperac|colabora|interesad"
    r"|cerc(?:a|hi)|collabora|cooperazion|interessat"
    r"|sucht|suchen|gesucht|zusammenarbeit|kooperation"
    r"|partenaire|cherch|recherch|coopera"
    r"|合作|寻求|寻找|希望|来自|伙伴|引进"
)
# Words that speak of a goal and say nothing as a theme
TOO_GENERAL = frozenset(
    [
        "urban",
        "urbana",
        "urbani",
        "urbane",
        "urbano",
        "urbanos",
        "urbanas",
        "urbain",
        "urbaine",
        "urbains",
        "urbaines",
        "city",
        "cities",
        "stadt",
        "stadte",
        "ville",
        "villes",
        "citta",
        "ciudad",
        "ciudades",
        "research",
        "forschung",
        "ricerca",
        "recherche",
        "investigacion",
        "laboratory",
        "laborator",
        "laboratorio",
        "laboratoire",
        "technology",
        "technologie",
        "tecnologia",
        "technik",
        "innovation",
        "innovacion",
        "innovazione",
        "cooperation",
        "partner",
        "data",
        "daten",
        "dati",
        "datos",
        "donnees",
        "研发",
        "技术",
        "研究",
        "创新",
        "合作",
        "项目",
        "城市",
        "数据",
        "实验室",
    ]
)
TRL = re.compile(r"(?<![A-Za-z])TRL\s*[:=]?\s*([1-9])(?!\d)", re.IGNORECASE)
