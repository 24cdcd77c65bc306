"""How forms ask for what the workbench knows, in French, English and Arabic.

Used to propose which column answers which question when a file comes without its form. Labels
stand on a line of their own or are parted by semicolons.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

_LABELS: Mapping[str, str] = {
    "given_name": """
        Prénom; Prénoms; Prénom(s); Votre prénom; Quel est votre prénom ?
        Given name; First name; Forename; Your first name; What is your first name?
        الاسم الأول; الاسم; الاسم الشخصي
    """,
    "family_name": """
        Nom de famille; Nom; Votre nom; Votre nom de famille; Quel est votre nom de famille ?
        Family name; Last name; Surname; Your last name; What is your last name?
        اسم العائلة; الكنية; اللقب; النسبة
    """,
    "birth_date": """
        Date de naissance; Votre date de naissance; Quelle est votre date de naissance ?; Née le
        Né(e) le; DDN
        Date of birth; Birth date; Birthday; When were you born?; What is your date of birth?
        DOB
        تاريخ الميلاد; تاريخ الولادة
    """,
    "email": """
        Adresse e-mail; E-mail; Courriel; Adresse mail; Mail; Adresse électronique
        Votre adresse e-mail
        Email; Email address; E-mail address; Your email
        البريد الإلكتروني; الإيميل; عنوان البريد الإلكتروني
    """,
    "phone": """
        Téléphone; Numéro de téléphone; Téléphone portable; Portable; Numéro WhatsApp
        Téléphone (WhatsApp); Tél.
        Phone; Phone number; Telephone; Mobile; Mobile number; WhatsApp number; Phone (WhatsApp)
        الهاتف; رقم الهاتف; رقم الجوال; رقم الواتساب; الهاتف (واتساب)
    """,
    "country_of_origin": """
        Pays d'origine; Nationalité; Pays de naissance; De quel pays venez-vous ?
        Quel est votre pays d'origine ?
        Country of origin; Nationality; Home country; Country of birth; Where are you from?
        Which country do you come from?
        بلد المنشأ; الجنسية; البلد الأصلي; بلد الأصل
    """,
    "residence_status": """
        Statut de séjour; Statut de séjour en France; Titre de séjour; Statut administratif
        Situation administrative; Votre statut; Statut
        Residence status; Residence status in France; Legal status; Immigration status
        Residence permit; Refugee status; Protection status
        وضع الإقامة; وضع الإقامة في فرنسا; الوضع القانوني; نوع الإقامة
    """,
    "city": """
        Ville; Ville de résidence; Ville où vous habitez; Où habitez-vous ?; Commune
        City; City where you live; Town; Where do you live?; City of residence
        مدينة الإقامة; المدينة; أين تسكنين؟
    """,
    "arrival_year": """
        Année d'arrivée; Année d'arrivée en France
        En quelle année êtes-vous arrivée en France ?; Depuis quelle année êtes-vous en France ?
        Year of arrival; Year of arrival in France; Arrival year
        What year did you arrive in France?; When did you arrive in France?
        سنة الوصول; سنة الوصول إلى فرنسا; عام الوصول
    """,
    "needs_childcare": """
        Garde d'enfants; Avez-vous besoin d'une garde d'enfants ?; Besoin de garde d'enfants
        Besoin d'un mode de garde
        Childcare; Do you need childcare?; Do you need childcare to attend?; Needs childcare
        هل تحتاجين إلى رعاية أطفال؟; رعاية الأطفال; حضانة
    """,
    "has_laptop": """
        Avez-vous un ordinateur portable ?; Ordinateur; Ordinateur portable
        Avez-vous un ordinateur ?; Équipement
        Do you have a laptop?; Laptop; Do you have a computer?; Has a laptop; Computer
        هل لديكِ حاسوب محمول؟; حاسوب محمول; لابتوب; كمبيوتر
    """,
    "french_level": """
        Niveau de français; Niveau de français (auto-évalué)
        Quel est votre niveau de français ?; Votre niveau en français
        French level; French level (self-assessed); Level of French; What is your French level?
        How well do you speak French?
        مستوى الفرنسية; مستوى اللغة الفرنسية
    """,
    "english_level": """
        Niveau d'anglais; Niveau d'anglais (auto-évalué); Quel est votre niveau d'anglais ?
        Votre niveau en anglais
        English level; English level (self-assessed); Level of English
        What is your English level?; How well do you speak English?
        مستوى الإنجليزية; مستوى اللغة الإنجليزية
    """,
    "spoken_languages": """
        Langues parlées; Quelles langues parlez-vous ?; Langues; Langue maternelle
        Languages spoken; Languages you speak; Which languages do you speak?; Languages
        Mother tongue
        اللغات التي تتحدثينها; اللغات; ما هي اللغات التي تتكلمينها؟
    """,
    "education": """
        Niveau d'études; Études; Dernier diplôme obtenu; Plus haut diplôme; Diplôme; Formation
        Quel est votre niveau d'études ?
        Education; Highest education; Level of education; Highest degree; Degree
        Highest diploma; What is your highest level of education?
        المستوى التعليمي; أعلى شهادة; التحصيل العلمي; المستوى الدراسي
    """,
    "digital_skills": """
        Compétences numériques; Compétences numériques, de 0 à 5; Aisance numérique
        Niveau en informatique
        Digital skills; Digital skills, 0 to 5; Computer skills; IT skills
        المهارات الرقمية; المهارات الرقمية من 0 إلى 5; مهارات الحاسوب
    """,
    "tracks": """
        Filières qui vous intéressent; Filières; Quelles filières vous intéressent ?
        Parcours qui vous intéressent; Domaines qui vous intéressent
        Tracks of interest; Tracks that interest you; Which tracks interest you?; Tracks
        Fields of interest
        المسارات التي تهمكِ; المسارات; المجالات التي تهمك
    """,
    "first_choice": """
        Premier choix; Filière préférée; Votre premier choix; Filière souhaitée; Premier vœu
        First choice; Preferred track; Your first choice; First choice of track
        الخيار الأول; الاختيار الأول; المسار المفضل
    """,
    "weekly_hours": """
        Heures par semaine; Heures disponibles par semaine
        Combien d'heures par semaine pouvez-vous consacrer ?
        Hours a week; Hours per week; Hours a week you can give; Weekly hours
        How many hours per week can you give?
        الساعات المتاحة أسبوعياً; عدد الساعات في الأسبوع; ساعات أسبوعية
    """,
    "availability": """
        Disponibilité; Disponibilités; Quand êtes-vous disponible ?; Vos disponibilités
        Créneaux
        Availability; When can you attend?; When are you available?; Time slots
        متى يمكنكِ الحضور؟; الأوقات المتاحة; التوفر
    """,
    "mentor_wish": """
        Mentorat; Préférence pour le mentorat; Souhaitez-vous une mentore ?; Mentor ou mentore
        Wish for a mentor; Mentor; Mentor preference; Would you prefer a woman mentor?
        المرشدة; الإرشاد; تفضيل المرشدة
    """,
    "motivation": """
        Motivation; Votre motivation; Pourquoi souhaitez-vous participer ?; Lettre de motivation
        Vos motivations
        Motivation; Why do you want to join?; Why are you applying?; Your motivation
        لماذا تريدين الانضمام؟; الدافع; رسالة الدافع
    """,
    "consent_data": """
        Accord pour la conservation des données; Acceptez-vous que vos données soient conservées ?
        Consentement; J'accepte que mes réponses soient conservées pour cette candidature
        J'accepte que mes données soient conservées; Consentement au traitement des données
        RGPD
        Consent to storage; Consent; I agree that my answers are stored for this application
        I agree that my data is stored; Data protection consent; GDPR
        أوافق على حفظ إجاباتي لهذا الطلب; الموافقة; أوافق على حفظ بياناتي
    """,
    "consent_partners": """
        Accord pour la transmission aux partenaires
        Mon profil peut être montré aux entreprises partenaires; Consentement partenaires
        J'accepte que mon profil soit montré aux partenaires
        Consent to partners; My profile may be shown to partner companies
        I agree that my profile is shared with partners
        يمكن عرض ملفي على الشركات الشريكة; مشاركة ملفي مع الشركاء
    """,
}

ASKED_BY: Mapping[str, tuple[str, ...]] = {
    name: tuple(label.strip() for label in re.split(r"[;\n]", labels) if label.strip())
    for name, labels in _LABELS.items()
}
"""The labels of each known question, French first, then English, then Arabic."""
