"""What a column, key or label is for, by its name, in the languages clubs write. Not: what a cell says."""

from __future__ import annotations

import re

from journalclub.adopting.calendar_words import fold
from journalclub.adopting.record import Role
from journalclub.adopting.vocabulary import listed

LONGEST_LABEL = 60  # characters

# Names as folded (lower case, no accents), without what stands in brackets; plural s is tried without.
_NAMES: dict[Role, str] = {
    "date": (
        "date/dates/day/when/meeting date/reading date/session date/date and time/date time/datum"
        "/fecha/data/termin/tag/jour/calendar date/schedule/scheduled/scheduled date/dia/ngay/日期"
        "/日付/开催日/開催日/时间/時間/날짜/일자/일시/스터디날짜/발표일/발표날짜/дата/thoi gian"
        "/week of"
    ),
    "time": "time/hour/start/start time/uhrzeit/heure/hora/time slot/시간/time (utc)",
    "place": (
        "place/location/room/where/ort/lieu/lugar/raum/장소/地点/场地/場所/dia diem/meeting room"
        "/building/zoom/meeting link"
    ),
    "number": (
        "#/idx/index/no/nr/number/session number/week/week number/周数/周次/周/期数/meeting/session #/meeting #"
        "/lecture #/id/num/回/期/회차/순서/주차/序号"
    ),
    "presenter": (
        "presenter/speaker/leader/lead/discussion lead/discussion leader/discussion starter/moderator"
        "/who/lecturer/facilitator/host/led by/presented by/guest/presenter name/name/lead team"
        "/leading team/team/discussant/paper lead/first presenter/second presenter/volunteer"
        "/presentor/referent/referentin/vortragende/vortragender/referierende/vorstellung/orateur/intervenant/ponente/presentador"
        "/presentatore/spreker/발표자/발표/담당자/담당/진행자/主讲人/主讲/分享/汇报/领读人/报告人/分享人/分享者/讲者"
        "/汇报人/主持人/发言人/報告者/発表者/担当者/担当/докладчик/nguoi trinh bay/dien gia"
        "/presenting/person/responsible/organizer/instructor/session lead/owner"
    ),
    "chair": "chair/session chair/chairperson/co chair/主持",
    "paper": (
        "paper/paper title/paper name/article/article title/publication/main paper/paper to read"
        "/papers to read/presented/reference/title of paper/paper discussed/selected paper"
        "/required paper/论文/论文题目/论文标题/文献/논문/논문 제목/논문명/論文/論文名/статья/artikel"
        "/articulo/title & link/title and link/title of the paper/papers/preprint/manuscript"
    ),
    "title": (
        "title/presentation/talk/talk title/presentation title/title of talk/제목/题目/標題/标题"
        "/タイトル/titel/titre/titulo/lecture/seminar/book/what"
    ),
    "paper-link": (
        "cite/paper link/link to paper/link to the paper/paper url/url/pdf/arxiv/doi/논문 링크/论文链接/paper pdf"
    ),
    "topic": (
        "topic/subject/theme/description/content/session/discussion topic/discussion/area/주제/내용"
        "/主题/主題/内容/テーマ/thema/sujet/tema/inhalt/agenda/activity/event/meeting topic"
        "/chapter title/focus/тема/session topic/reading topic/method"
    ),
    "readings": (
        "reading/readings/reading material/recommended reading/recommended readings/required reading"
        "/chapter/chapters/chapter(s)/pages/background reading/further reading/suggested reading"
        "/suggested readings/optional reading/background material/background materials"
        "/recommended background/recommended background material/preparation"
        "/recommended background materials/recommended material/recommended materials"
        "/additional reading/supplementary reading"
    ),
    "materials": (
        "material/materials/link/links/enlace/lien/materiales/resource/resources/misc/자료/발표자료/资料/資料/attachment"
        "/attachments/files/supplementary/additional material/additional materials"
        "/additional resources/useful links/related links/media/docs/slides/notes/slides & notes"
        "/slides and video/slides/video/extra/extras/handout/handouts/related material/refs"
    ),
    "slides": (
        "slide/slides/talk slides/presentation slides/slide deck/deck/folien/슬라이드/课件/幻灯片"
        "/スライド/ppt/slides link/presentation file/diapositives/link to slides/presentation link"
    ),
    "code": (
        "code/repo/repository/github/implementation/source code/코드/代码/コード/git/code link"
        "/github repo/github link"
    ),
    "notebook": "notebook/colab/jupyter/ipynb/notebooks/tutorial notebook",
    "video": (
        "video/recording/youtube/videos/recorded/talk video/stream/영상/视频/视频记录/回放/录像/動画/録画"
        "/video link/zoom recording"
    ),
    "notes": (
        "note/notes/summary/minutes/meeting notes/discussion notes/scribe notes/笔记/노트/요약/ノート"
        "/议事录/protokoll/writeup/write up/blog post"
    ),
    "venue": (
        "venue/conference/journal/appear in/published in/publication year/year/year published/source"
        "/conf/学会/会议/출처/publisher/conference/journal/venue/year"
    ),
    "suggested": "suggested by/proposed by/nominated by/submitted by/recommender/chosen by/picked by",
    "status": "status/state/done/held/상태/状态",
    "abstract": "abstract/summary of talk/zusammenfassung/초록/摘要/resume",
    "sequel": "sequel/sequels/follow up/follow ups/see also",
    "comment": (
        "comment/comments/remark/remarks/why should we care/비고/备注/備考/bemerkung/additional info"
        "/other/blogs/blog/keyword/keywords/tag/tags/category/type/track/field/level/authors/author"
        "/organizers/votes/affiliation/bio/scribe"
    ),
}
_ROLES: dict[str, Role] = {
    name: role for role, names in reversed(_NAMES.items()) for name in names.split("/")
}
_ROLES |= {"slides": "slides", "notes": "notes", "conference/journal": "venue", "slides/video": "materials"}
# A word that decides for a longer name which is not in the table: "Reading Date (Mon)", "Name of the presenter".
_TELLING: tuple[tuple[str, Role], ...] = (
    ("presenter", "presenter"), ("speaker", "presenter"), ("moderator", "presenter"), ("발표자", "presenter"),
    ("slides", "slides"), ("video", "video"), ("recording", "video"), ("date", "date"), ("날짜", "date"),
    ("日期", "date"), ("paper", "paper"), ("论文", "paper"), ("논문", "paper"), ("topic", "topic"), ("주제", "topic"),
    ("chair", "chair"), ("location", "place"), ("room", "place"), ("code", "code"), ("notes", "notes"),
)  # fmt: skip
# First words of names for what is not presented itself.
_BESIDE = listed(
    "discussed|other|mentioned|related|background|further|additional|optional|cited|similar|past"
)
# "Referent:in", "Vortragende*r": the ending is left out.
_GENDERED = re.compile(r"(?<=[a-zäöü])[:*_/](?:innen|in|r|n)\b")
MOST_WORDS = 4  # of a name in which a telling word decides


def normal(label: str) -> str:
    """A name as the table here has it."""
    shown = re.sub(r"[(（\[][^()（）\[\]]{0,60}[)）\]]", " ", label[: LONGEST_LABEL * 4])
    shown = _GENDERED.sub("", shown)
    shown = fold(re.sub(r"[*_`~:：!?.“”\"]", " ", shown))
    return " ".join(re.sub(r"[^\w#&/ ]", " ", shown).split())


def role_of(label: str) -> Role | None:
    """The role a name stands for; None for one that is not known."""
    name = normal(label)
    if not name or len(name) > LONGEST_LABEL:
        return "number" if label.strip() == "#" else None
    for form in (name, name.removesuffix("s"), name.removesuffix(" s")):
        if form in _ROLES:
            return _ROLES[form]
    words = name.replace("/", " ").split()
    if words and words[0] in _BESIDE:
        return "related"
    if len(words) <= MOST_WORDS:
        return next((role for word, role in _TELLING if word in words or word + "s" in words), None)
    return None
