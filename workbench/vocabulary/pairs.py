"""The closed lists of words that pairs of fellows and mentors are made of."""

from __future__ import annotations

from workbench.vocabulary.word import Word, word


class Aim(Word):
    """What is sought among the pairings that leave the fewest fellows out."""

    BEST = word("best", "Best total fit")
    FAIR = word("fair", "The worst-off pair as good as possible, then the next")
    STABLE = word("stable", "No fellow and mentor who would both rather have each other")


class Capacity(Word):
    """What limits how many fellows a mentor accompanies."""

    HEADS = word("heads", "Fellows at a time")
    HOURS = word("hours", "Hours a month")


class Seniority(Word):
    """How long a mentor has been in the trade, or how long a fellow wishes her mentor had."""

    JUNIOR = word("junior", "Up to three years")
    MIDDLE = word("middle", "Three to eight years")
    SENIOR = word("senior", "More than eight years")
    LEADER = word("leader", "Leads a team")


class Meets(Word):
    """How a fellow or a mentor can meet the other."""

    IN_PERSON = word("in_person", "In person")
    REMOTE = word("remote", "Remotely")
    EITHER = word("either", "In person or remotely")


class Skill(Word):
    """What a fellow wants to learn from a mentor, and a mentor can teach."""

    HTML = word("html", "HTML and CSS")
    JAVASCRIPT = word("javascript", "JavaScript")
    BACKEND = word("backend", "Server programming")
    PYTHON = word("python", "Python")
    SQL = word("sql", "SQL")
    SPREADSHEETS = word("spreadsheets", "Spreadsheets")
    STATISTICS = word("statistics", "Statistics")
    DASHBOARDS = word("dashboards", "Dashboards")
    CLOUD = word("cloud", "Cloud")
    TESTING = word("testing", "Testing")
    RESEARCH = word("research", "User research")
    PROTOTYPES = word("prototypes", "Prototypes")
    ACCESSIBILITY = word("accessibility", "Accessibility")
    NETWORKS = word("networks", "Networks")
    AUDITS = word("audits", "Security audits")
    INCIDENTS = word("incidents", "Incident response")
    SEARCH = word("search", "Search engines")
    SOCIAL = word("social", "Social networks")
    CONTENT = word("content", "Content")
    PROJECTS = word("projects", "Running projects")
    CV = word("cv", "CV and portfolio")
    INTERVIEWS = word("interviews", "Job interviews")
    NETWORKING = word("networking", "Building a network")
    TALKS = word("talks", "Speaking in public")


class Relation(Word):
    """What is known between one fellow and one mentor beside their answers."""

    NEVER = word("never", "Never together")
    DECLINED = word("declined", "Said no")
    RATHER_NOT = word("rather_not", "Rather not")
    WISHED = word("wished", "Wished for")
    EARLIER = word("earlier", "Earlier pair")
    REVIEWED = word("reviewed", "Read her application")


class Side(Word):
    """Who says something of a pair."""

    FELLOW = word("fellow", "The fellow")
    MENTOR = word("mentor", "The mentor")
    TEAM = word("team", "The team")


class Role(Word):
    """What somebody at the desk may read: the reasons of quiet safety rules are for one alone."""

    COORDINATOR = word("coordinator", "Coordinator")
    PROTECTION = word("protection", "Protection")


class OfferState(Word):
    """Where a pair that was put to both sides stands."""

    ASKED = word("asked", "Put to both sides")
    AGREED = word("agreed", "Both said yes")
    DECLINED = word("declined", "Said no")
    EXPIRED = word("expired", "No answer in time")
    WITHDRAWN = word("withdrawn", "Offer withdrawn")
    CONFIRMED = word("confirmed", "Confirmed")


class Refusal(Word):
    """Why somebody says no to a pair; kept for the team, never told to the other side."""

    UNSAID = word("unsaid", "No reason given")
    NO_TIME = word("no_time", "No time for anybody now")
    TIMES = word("times", "The times do not suit")
    LANGUAGE = word("language", "The language does not suit")
    SUBJECT = word("subject", "The subject does not suit")
    KNOWN = word("known", "They know each other")
    UNEASY = word("uneasy", "Would rather not")
    LEAVING = word("leaving", "Leaves soon")
    OTHER = word("other", "Something else")
