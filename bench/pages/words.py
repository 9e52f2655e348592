"""Phrases in six languages that plans are made of: enough to be searched, no text of anybody's."""

from dataclasses import dataclass

# In every language the subjects stand in this order: the goal and the topic of the Urban Agenda that each speaks of.
GOALS = (11, 9, 7, 13, 6, 4, 8, 12, 3, 15, 11, 10)
TOPICS = (
    "Culture and cultural heritage",
    "Digital transition",
    "Energy transition",
    "Climate adaptation",
    "Sustainable use of land and nature-based solutions",
    None,
    "Jobs and skills in the local economy",
    "Circular economy",
    "Air quality",
    "Sustainable use of land and nature-based solutions",
    "Urban mobility",
    "Inclusion of migrants and refugees",
)


@dataclass(frozen=True, slots=True)
class Phrases:
    """What one language has to say; a sentence is an actor, a deed and a subject, in that order."""

    title: str  # with %(first)s and %(second)s
    subjects: tuple[str, ...]
    actors: tuple[str, ...]
    deeds: tuple[str, ...]
    between: str  # between words
    stop: str


PHRASES = {
    "en": Phrases(
        "Cooperation plan of %(first)s and %(second)s",
        (
            "old town districts", "open city data", "heat from the river", "cool streets in summer", "clean drinking water",
            "vocational schools", "young firms", "building material used twice", "healthy air near schools", "urban forests",
            "trams and cycle lanes", "neighbourhoods of newcomers",
        ),
        ("The city administrations", "Two universities", "The chambers of commerce", "Museums and archives", "A joint team of planners",
         "The public utilities", "Students of both cities", "The port authorities"),
        ("study together", "exchange what they have learnt about", "build a pilot project for", "train specialists in",
         "compare their budgets for", "hold a yearly conference on", "publish maps of", "invite companies that work on"),
        " ", ".",
    ),
    "zh-Hans": Phrases(
        "%(first)s与%(second)s合作行动计划",
        ("历史街区", "城市开放数据", "河水热能", "夏季街道降温", "清洁饮用水", "职业学校", "初创企业", "建筑材料再利用", "学校周边空气",
         "城市森林", "有轨电车与自行车道", "新居民社区"),
        ("两市政府", "两所大学", "双方商会", "博物馆与档案馆", "联合规划团队", "公用事业公司", "两市学生", "港口管理部门"),
        ("共同研究", "交流经验，推进", "开展试点项目，改善", "培训人才，服务", "比较预算，支持", "每年举办会议，讨论", "发布地图，展示", "邀请企业参与"),
        "", "。",
    ),
    "es": Phrases(
        "Plan de cooperación de %(first)s y %(second)s",
        ("los barrios históricos", "los datos abiertos de la ciudad", "el calor del río", "las calles frescas en verano", "el agua potable",
         "las escuelas de formación profesional", "las empresas jóvenes", "los materiales de construcción reutilizados",
         "el aire sano junto a las escuelas", "los bosques urbanos", "los tranvías y los carriles bici", "los barrios de recién llegados"),
        ("Los ayuntamientos", "Dos universidades", "Las cámaras de comercio", "Los museos y archivos", "Un equipo conjunto de urbanistas",
         "Las empresas públicas", "Estudiantes de ambas ciudades", "Las autoridades portuarias"),
        ("estudian juntos", "intercambian experiencias sobre", "ponen en marcha un proyecto piloto para", "forman especialistas en",
         "comparan sus presupuestos para", "celebran cada año un congreso sobre", "publican mapas de", "invitan a empresas que trabajan en"),
        " ", ".",
    ),
    "it": Phrases(
        "Piano di cooperazione tra %(first)s e %(second)s",
        ("i quartieri storici", "i dati aperti della città", "il calore del fiume", "le strade fresche d'estate", "l'acqua potabile",
         "gli istituti professionali", "le giovani imprese", "i materiali edili riusati", "l'aria sana vicino alle scuole", "i boschi urbani",
         "i tram e le piste ciclabili", "i quartieri dei nuovi arrivati"),
        ("Le amministrazioni comunali", "Due università", "Le camere di commercio", "I musei e gli archivi", "Un gruppo comune di urbanisti",
         "Le aziende dei servizi", "Gli studenti delle due città", "Le autorità portuali"),
        ("studiano insieme", "si scambiano esperienze su", "avviano un progetto pilota per", "formano specialisti per",
         "confrontano i bilanci per", "tengono ogni anno un convegno su", "pubblicano mappe su", "invitano imprese che lavorano su"),
        " ", ".",
    ),
    "de": Phrases(
        "Kooperationsplan von %(first)s und %(second)s",
        ("alte Stadtviertel", "offene Daten der Stadt", "Wärme aus dem Fluss", "kühle Straßen im Sommer", "sauberes Trinkwasser",
         "Berufsschulen", "junge Unternehmen", "wiederverwendete Baustoffe", "gesunde Luft an Schulen", "Wälder in der Stadt",
         "Straßenbahnen und Radwege", "Viertel der Zugezogenen"),
        ("Die Stadtverwaltungen", "Zwei Hochschulen", "Die Handelskammern", "Museen und Archive", "Eine gemeinsame Planungsgruppe",
         "Die Stadtwerke", "Studierende beider Städte", "Die Hafenbehörden"),
        ("erforschen gemeinsam", "tauschen Erfahrungen aus über", "beginnen ein Pilotprojekt für", "bilden Fachleute aus für",
         "vergleichen ihre Haushalte für", "halten jedes Jahr eine Tagung ab über", "veröffentlichen Karten über", "laden Firmen ein für"),
        " ", ".",
    ),
    "fr": Phrases(
        "Plan de coopération entre %(first)s et %(second)s",
        ("les quartiers anciens", "les données ouvertes de la ville", "la chaleur du fleuve", "les rues fraîches en été", "l'eau potable",
         "les lycées professionnels", "les jeunes entreprises", "les matériaux de construction réemployés", "l'air sain près des écoles",
         "les forêts urbaines", "les tramways et les pistes cyclables", "les quartiers des nouveaux venus"),
        ("Les mairies", "Deux universités", "Les chambres de commerce", "Les musées et les archives", "Une équipe commune d'urbanistes",
         "Les régies publiques", "Les étudiants des deux villes", "Les autorités portuaires"),
        ("étudient ensemble", "échangent leur expérience sur", "lancent un projet pilote pour", "forment des spécialistes pour",
         "comparent leurs budgets pour", "tiennent chaque année un colloque sur", "publient des cartes sur", "invitent des entreprises pour"),
        " ", ".",
    ),
}  # fmt: skip
