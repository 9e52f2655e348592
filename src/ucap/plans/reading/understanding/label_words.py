"""Other names of the form's rows, and the words that do not tell which row a label means."""

from ucap.plans.labels import FormField

# A line or two a language, in the order en, zh, es, it, de, fr.
VARIANTS: dict[FormField, str] = {
    FormField.TITLE: """
        Title of the plan; Name of the plan; Project title
        计划名称; 计划标题; 项目名称; 名称
        Título del plan; Nombre del plan; Denominación
        Titolo del piano; Nome del piano; Denominazione
        Titel des Plans; Name des Plans; Bezeichnung
        Titre du plan; Nom du plan; Intitulé
    """,
    FormField.SIDE: """
        Sides; Partner; Partners; Party; Parties; Cooperation partner
        双方; 各方; 合作伙伴; 伙伴
        Partes; Socio; Socios; Lado
        Parti; Partner; Lato
        Seiten; Partner; Partei; Kooperationspartner
        Parties; Partenaire; Partenaires; Côté
    """,
    FormField.CITY: """
        Cities; Town; Municipality; Municipalities; Partner city; Cities involved; City name
        参与城市; 合作城市; 伙伴城市; 城市名称; 市
        Ciudades; Municipio; Municipios; Ciudad socia; Ciudades participantes
        Comune; Comuni; Città partner; Città partecipanti
        Städte; Kommune; Gemeinde; Partnerstadt; Beteiligte Städte; Partnerstädte
        Villes; Commune; Municipalité; Ville partenaire; Villes participantes
    """,
    FormField.REGION: """
        Province; State; Region; Department; County; Federal state; Province/State; Region/Province
        省份; 省; 州; 地区; 大区; 所属省份; 省/州; 省（州、大区）; 省（自治区）
        Provincia; Estado; Región; Departamento; Comunidad autónoma; Provincia o región
        Provincia; Regione; Stato federato; Regione o provincia
        Provinz; Bundesland; Land/Provinz; Region; Provinz, Staat, Departement; Kanton; Bundesland oder Provinz
        Province; Région; Département; Région ou province
    """,
    FormField.COUNTRY: """
        Countries; Nation
        国别; 所在国家; 所属国家; 国家和地区
        Países
        Paesi; Stato; Nazione; Nazioni
        Länder; Staat; Staaten
    """,
    FormField.POPULATION: """
        Inhabitants; Number of inhabitants; Residents
        人口数量; 常住人口; 总人口; 居民人数; 人口规模; 人口（万人）
        Habitantes; Número de habitantes; Población total
        Abitanti; Numero di abitanti; Residenti
        Bevölkerung; Einwohnerzahl; Einwohnerinnen und Einwohner; Bevölkerungszahl
        Habitants; Nombre d'habitants
    """,
    FormField.AREA: """
        Area (km²); Area; Size; Surface; Surface area; Land area; Size in km²; Area in ha
        面积; 土地面积; 总面积; 面积（km²）; 行政区面积; 城市面积
        Superficie; Extensión; Tamaño; Área; Superficie total
        Superficie; Estensione; Area; Dimensione
        Fläche; Größe; Gesamtfläche; Fläche in km²; Stadtgebiet
        Superficie; Surface; Taille; Étendue
    """,
    FormField.PERIOD: """
        Cooperation period; Period; Duration; Timeframe; Time frame; Dates; Term
        合作时间; 合作期; 合作周期; 时间; 期限; 起止时间; 实施期限; 实施时间
        Periodo; Duración; Plazo; Vigencia; Fechas
        Periodo; Durata; Date; Periodo di validità
        Zeitraum; Laufzeit; Dauer; Kooperationszeitraum; Projektlaufzeit
        Période; Durée; Calendrier de la coopération; Dates
    """,
    FormField.THEMES: """
        Theme; Themes; Cooperation topics; Topics; Cooperation areas; Areas of cooperation
        Fields of cooperation; Thematic areas; Thematic priorities
        主题; 合作领域; 合作议题; 主题领域; 领域
        Temas; Ámbitos de cooperación; Áreas de cooperación; Áreas temáticas; Campos de cooperación; Líneas temáticas
        Temi; Ambiti di cooperazione; Settori di cooperazione; Aree tematiche; Aree di cooperazione
        Themen; Thema; Kooperationsthemen; Themenfelder; Kooperationsfelder; Handlungsfelder; Bereiche der Zusammenarbeit
        Thèmes; Domaines de coopération; Axes thématiques; Axes de coopération; Thématiques
    """,
    FormField.GOALS: """
        SDGs; Sustainable Development Goals; Related SDGs; Urban Agenda; SDGs and Urban Agenda
        Urban Agenda topics; Urban Agenda partnerships
        可持续发展目标; 相关可持续发展目标; 城市议程; 欧盟城市议程主题
        可持续发展目标和城市议程; 可持续发展目标（SDG）
        ODS; Objetivos de Desarrollo Sostenible; ODS relacionados; Agenda Urbana; ODS y Agenda Urbana
        OSS; SDG; Obiettivi di sviluppo sostenibile; OSS correlati; Agenda urbana; SDG e Agenda urbana
        SDGs; SDG-Bezug; Nachhaltigkeitsziele; Ziele für nachhaltige Entwicklung; Städteagenda; Urbane Agenda
        SDGs und Urbane Agenda
        ODD; Objectifs de développement durable; ODD concernés; Agenda urbain; Programme urbain; ODD et Agenda urbain
    """,
    FormField.FOCUS: """
        Key focus; Focus; Focus areas; Main focus; Priorities
        合作重点; 重点; 重点方向; 关注重点; 重点内容
        Enfoque; Enfoque principal; Prioridades; Foco
        Focus; Priorità; Orientamento principale
        Schwerpunkte; Schwerpunkt; Fokus; Prioritäten
        Priorités; Axe principal; Points forts; Orientation principale
    """,
    FormField.CHALLENGES: """
        Challenges; Key challenges; Main challenges; Problems addressed; Challenges addressed
        挑战; 主要挑战; 面临的挑战; 难点; 问题与挑战
        Retos; Desafíos; Retos principales; Problemas
        Sfide; Criticità; Problemi affrontati
        Herausforderungen; Probleme
        Défis; Enjeux; Difficultés; Défis et enjeux
    """,
    FormField.OBJECTIVES: """
        Main objectives of cooperation as described in the U-CAP; Objectives; Aims; Goals; Purpose; Aims and objectives
        目标; 合作目标; 主要目标; 总体目标; 目的
        Objetivos; Metas; Objetivo general; Finalidad
        Obiettivi; Scopi; Finalità; Obiettivo generale
        Ziele; Zielsetzung; Zielsetzungen; Hauptziele
        Objectifs; Buts; Finalité; Objectif général
    """,
    FormField.ACTIVITIES: """
        Activities; Main activities; Activities and outputs; Actions; Planned activities; Work plan
        Activities and milestones; Timeline of activities; Schedule of activities; Timeline; Timetable
        活动; 主要活动; 活动和产出; 活动安排; 行动计划; 工作计划; 交流活动; 活动日程; 日程安排; 时间表
        Actividades; Acciones; Actividades y productos; Plan de trabajo; Actividades previstas; Actividades principales; Calendario de actividades; Cronograma
        Attività; Azioni; Attività e prodotti; Piano di lavoro; Attività previste; Attività principali; Calendario delle attività; Cronoprogramma
        Aktivitäten; Maßnahmen; Arbeitsplan; Aktivitäten und Produkte; Geplante Aktivitäten; Arbeitsprogramm; Zeitplan
        Activités; Actions; Plan de travail; Activités et livrables; Activités prévues; Programme d'activités; Calendrier des activités; Calendrier
    """,
    FormField.RESULTS: """
        Expected results; Results; Benefits; Expected outcomes; Outcomes; Outputs; Expected impact; Deliverables
        预期成果; 成果; 预期效益; 预期结果; 预期收益; 预期成效
        Resultados esperados; Resultados; Beneficios; Impacto esperado; Resultados previstos
        Risultati attesi; Risultati; Benefici; Impatto atteso; Risultati previsti
        Erwartete Ergebnisse; Ergebnisse; Nutzen; Erwartete Wirkungen; Erwarteter Nutzen
        Résultats attendus; Résultats; Bénéfices; Retombées attendues; Impact attendu
    """,
    FormField.CONTACT: """
        Contacts; Contact person; Contact details; Further information; Contact points
        联系人; 联络人; 联系; 更多信息; 联系单位
        Contactos; Persona de contacto; Datos de contacto; Más información
        Contatto; Persona di contatto; Referente; Ulteriori informazioni; Recapiti
        Kontakte; Ansprechpartner; Ansprechperson; Ansprechpartnerin; Weitere Informationen
        Contacts; Personne de contact; Coordonnées; Pour plus d'informations; Informations complémentaires
    """,
    FormField.OTHER: """
        Remarks; Other information; Comments; Note; Disclaimer
        其他信息; 说明; 注; 其他
        Notas; Otra información; Comentarios; Nota
        Osservazioni; Altre informazioni; Commenti; Nota
        Hinweise; Sonstiges; Weitere Angaben; Hinweis; Bemerkungen
        Notes; Autres informations; Observations; Note
    """,
}

# Compared without accents and case.
FILLERS = frozenset(
    """
    a action al an and any as auf aus bei beschreibung breve brief by chiave clave cle cles
    collaboration con cooperacion cooperation cooperazione da das de degli dei del dell della delle dem
    den der des described descripcion description descrizione di die du e eg ein eine el en et etc for
    from fur g i if il im important in into key kooperation kurzbeschreibung kurze l la las le les lo
    los main mit most name no number o oder of on or other ou our para per plan please por pour
    principal principale principales principali principaux short su summary sur sus the this to ucap un
    una und une urban vom von wichtige wichtigste wichtigsten with within y your zentrale zu zum zur
    zusammenarbeit
    """.split()  # noqa: SIM905 - a hundred short words read better as text
)
HAN_FILLERS = r"的|与|和|及|其|主要|关键|简述|合作|概述|以及|、"
