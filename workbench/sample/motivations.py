"""Short invented reasons to apply, in the languages forms come back in."""

from __future__ import annotations

from collections.abc import Mapping

MOTIVATIONS: Mapping[str, tuple[str, ...]] = {
    "fr": (
        "J'ai tenu les comptes d'un commerce pendant six ans ; je veux apprendre les données.",
        "Je veux retrouver un métier et montrer à mes filles que c'est possible.",
        "J'apprends HTML le soir après le travail, mais seule on avance lentement.",
        "J'étais enseignante. Je voudrais dessiner des sites que tout le monde comprend.",
        "La sécurité sur internet m'intéresse depuis qu'on a piraté le compte de ma mère.",
        "Je cherche une reconversion : deux ans de ménage, une licence de maths avant.",
        "Une amie a suivi le programme et travaille maintenant. Je voudrais la même chance.",
        "J'aime organiser et expliquer. Le marketing digital me semble fait pour moi.",
        "Je veux un travail stable et un métier que je choisis.",
    ),
    "en": (
        "I was an accountant at home and I want to work with data.",
        "I teach myself JavaScript on my phone; I would like a real class.",
        "I want to design things that people who do not read well can use.",
        "Two of my friends became testers after this course. I am next.",
        "I studied law for three years. Cybersecurity is law for machines, I think.",
        "I need people around me who also start again.",
        "I ran a small shop online and I want to do it properly.",
    ),
    "ar": (
        "أريد أن أتعلم تطوير الويب وأن أعمل مع فريق.",
        "كنت معلمة رياضيات وأريد أن أبدأ من جديد في تحليل البيانات.",
        "أحب التصميم وأرسم منذ طفولتي.",
        "أبحث عن عمل ثابت وعن نساء أتعلم معهن.",
    ),
    "fa": (
        "می‌خواهم برنامه‌نویسی یاد بگیرم و روی پای خودم بایستم.",
        "در کابل دانشجوی کمپیوتر بودم و می‌خواهم ادامه بدهم.",
        "به امنیت شبکه علاقه دارم و هر روز تمرین می‌کنم.",
    ),
    "uk": (
        "Хочу змінити професію і працювати з даними.",
        "Я була бухгалтеркою, тепер хочу вивчити вебдизайн.",
        "Мені потрібна спільнота і нова справа.",
    ),
    "ti": ("ቴክኖሎጂ ክመሃር እደሊ ኣለኹ።", "ሓድሽ ሞያ ክጅምር እደሊ።"),
    "am": ("የድረ ገጽ ሥራ መማር እፈልጋለሁ።", "ከሌሎች ሴቶች ጋር መማር እፈልጋለሁ።"),
    "bo": ("ང་ལ་གློག་ཀླད་སློབ་འདོད་ཡོད།", "ང་ལས་ཀ་གསར་པ་ཞིག་འཚོལ་གྱི་ཡོད།"),
    "so": ("Waxaan rabaa inaan barto barnaamijyada kombiyuutarka.",),
    "tr": ("Veri analizi öğrenmek ve kendi ayaklarımın üzerinde durmak istiyorum.",),
    "alumna": (
        "Le tremplin m'a donné confiance ; je veux maintenant apprendre le métier.",
        "Au tremplin j'ai découvert les données. Je veux aller au bout.",
        "The springboard showed me what I am good at. I am ready for six months.",
        "J'ai visité une entreprise pendant le tremplin et j'ai su que je voulais y travailler.",
    ),
}
