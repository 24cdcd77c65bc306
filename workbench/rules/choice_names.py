"""Words of the choices in French, English and Arabic, for files that come without their form.

Vocabulary and form come first; these are the other ways people say the same.
"""

from __future__ import annotations

from collections.abc import Mapping

YES_NO: Mapping[str, str] = {
    "yes": """oui; yes; y; o; ouais; bien sur; absolument; ok; okay; d'accord; agree; agreed; vrai;
        true; 1; 1.0; x; ✓; ✔; ☑; ✅; on; coche; checked; j'accepte; je consens; j'autorise;
        je suis d'accord; i agree; i accept; i consent; si; نعم; اي; ايوه; اجل; اوافق; موافقه;
        موافق; так; да; بله; بلی; هو; እወ; አዎ; haa; evet; erê""",
    "no": """non; no; n; pas du tout; faux; false; 0; 0.0; ✗; ✘; ☐; ❌; off; unchecked; non coche;
        je n'accepte pas; je refuse; je ne suis pas d'accord; je ne consens pas; i do not agree;
        i don't agree; i disagree; i refuse; لا; كلا; لا اوافق; ні; нет; نه; خیر; نخیر; ኖ; maya;
        hayir""",
}

STATUS: Mapping[str, str] = {
    "refugee": """refugee; refugee status; statut de refugie; statut de refugiee; refugie; refugiee;
        refugie statutaire; refugiee statutaire; refugiee reconnue; refugie reconnu; statut refugie;
        carte de resident refugie; recognised refugee; recognized refugee; status of refugee;
        لاجئة; لاجئ; لاجئه; صفة لاجئ; صفة اللجوء""",
    "subsidiary": """subsidiary protection; protection subsidiaire; bps;
        beneficiaire de la protection subsidiaire; beneficiaire protection subsidiaire;
        statut de protection subsidiaire; subsidiary; حماية فرعية; الحماية الفرعية; حماية ثانوية;
        الحماية الثانوية""",
    "temporary": """temporary protection; protection temporaire;
        beneficiaire de la protection temporaire; حماية مؤقتة; الحماية المؤقتة;
        тимчасовий захист""",
    "asylum_seeker": """asylum seeker; asylum-seeker; demandeuse d'asile; demandeur d'asile;
        demandeur(se) d'asile; demandeur.se d'asile; demandeur/demandeuse d'asile;
        demande d'asile en cours; en demande d'asile; asylum application pending; ofpra en cours;
        attestation de demande d'asile; طالبة لجوء; طالب لجوء; طلب لجوء""",
    "other": """other; autre; autres; autre statut; other status; etudiante; etudiant; student;
        student visa; visa etudiant; nationalite francaise; francaise; french citizen; citoyenne;
        citizen; اخرى; غير ذلك; وضع اخر""",
}

EDUCATION: Mapping[str, str] = {
    "none": """none; no diploma; sans diplome; aucun; aucun diplome; aucune; pas de diplome;
        primaire; ecole primaire; primary; primary school; elementary school; non scolarisee;
        no schooling; never went to school; بدون شهادة; بدون; لا يوجد; ابتدائي; ابتدائية""",
    "secondary": """secondary; secondaire; lycee; bac; baccalaureat; niveau bac; high school;
        high school diploma; secondary school; terminale; cap; bep; bac pro; cap/bep; cap bep;
        a-levels; ثانوي; ثانوية; الثانوية; الثانوية العامة; بكالوريا; شهادة ثانوية""",
    "bachelor": """bachelor; bachelor's degree; bachelors; bachelor degree; licence; bac+3; bac +3;
        bac + 3; undergraduate; undergraduate degree; ba; bsc; اجازة; اجازه; بكالوريوس; ليسانس;
        бакалавр""",
    "master": """master; master or more; master ou plus; master's degree; masters; master degree;
        maitrise; bac+5; bac +5; bac + 5; bac+4; bac +4; bac + 4; doctorat; phd; doctorate; doctor;
        ingenieur; ingenieure; diplome d'ingenieur; mba; msc; postgraduate; bac+8; bac +8;
        ماجستير; ماجستير او اكثر; دكتوراه; магістр; магистр""",
}

TRACKS: Mapping[str, str] = {
    "web": """web; web development; developpement web; dev web; developpeuse web; developpeur web;
        web developer; programmation web; developpement; coding; تطوير الويب; برمجة الويب""",
    "data": """data; data analysis; analyse de donnees; data analyst; data analyse; donnees;
        analyse des donnees; data analytics; data science; تحليل البيانات; بيانات""",
    "ux": """ux; ui; ux/ui; ux-ui; ux ui; ui/ux; ux design; ux-ui design; design ux-ui;
        design ux/ui; ux/ui design; ux ui design; ux designer; design; webdesign; web design;
        تصميم واجهات; تصميم""",
    "cyber": """cyber; cybersecurity; cyber security; cybersecurite; cyber-security;
        cyber securite; securite informatique; information security; الامن السيبراني""",
    "marketing": """marketing; digital marketing; marketing digital; marketing numerique;
        التسويق الرقمي; تسويق""",
}

MENTOR_WISH: Mapping[str, str] = {
    "any": """any; no preference; sans preference; pas de preference; indifferent;
        aucune preference; peu importe; a woman or a man; une femme ou un homme; either;
        بدون تفضيل; لا فرق""",
    "woman": """woman; a woman; a woman only; women only; une femme; une femme uniquement; femme;
        uniquement une femme; female; female mentor; une mentore; امراة فقط; امراة""",
}

_DAYS: Mapping[str, tuple[str, ...]] = {
    "mon": ("monday", "mon", "lundi", "lun", "الاثنين", "الإثنين"),
    "tue": ("tuesday", "tue", "mardi", "mar", "الثلاثاء"),
    "wed": ("wednesday", "wed", "mercredi", "mer", "الاربعاء"),
    "thu": ("thursday", "thu", "jeudi", "jeu", "الخميس"),
    "fri": ("friday", "fri", "vendredi", "ven", "الجمعة"),
    "sat": ("saturday", "sat", "samedi", "sam", "السبت"),
}
_HALVES: Mapping[str, tuple[str, ...]] = {
    "am": ("morning", "am", "matin", "صباحا", "صباحاً"),
    "pm": ("afternoon", "pm", "apres-midi", "apres midi", "aprem", "بعد الظهر"),
    "eve": ("evening", "eve", "soir", "soiree", "مساء", "مساءً"),
}
SLOTS: Mapping[str, str] = {
    f"{day}_{half}": "; ".join(
        f"{name}{gap}{part}" for name in names for part in parts for gap in (" ", "-", " - ", " : ")
    )
    for day, names in _DAYS.items()
    for half, parts in _HALVES.items()
}

WORDS: Mapping[str, Mapping[str, str]] = {
    "residence_status": STATUS,
    "education": EDUCATION,
    "tracks": TRACKS,
    "first_choice": TRACKS,
    "mentor_wish": MENTOR_WISH,
    "availability": SLOTS,
    "needs_childcare": YES_NO,
    "has_laptop": YES_NO,
    "consent_data": YES_NO,
    "consent_partners": YES_NO,
}
"""The words of each question's choices; countries, languages and levels have their own readers."""
