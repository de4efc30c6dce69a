"""Words that tell an affiliation or a note from a person's name. Lists only; no code."""

from __future__ import annotations

_AFFILIATION = """
anonymous
abstract abteilung academia academic academy accademia accepted address adobe ai alibaba amazon
apple astronomia astronomy astrophysics august ausbildung author authors ave avenue baidu berkeley
biology bldg blvd box brain building bureau bytedance california campus canada cedex center centers
centre centro chemistry china city clinic cnrs co college collège company computational computer
computers computing conference consortium contributed contribution cooperation corp corporation
correspondence corresponding council csail cuhk dated december deepmind departamento departement
department dept dipartimento division draft drive département e-mail ecole economics education
electrical electronics email engineering enterprise epfl equal eth eurecom europe facebook facultad
faculty fakultät february fellow fellowship fondazione forschungszentrum forum foundation france
fraunhofer friday fysik gatech germany github gmail gmbh google graduate group harvard helmholtz
hong hospital huawei ibm icrea inc independent india industries infn informatics informatik
information inria insight institut institute institutes instituto instituut intel intelligence
intelligent international istituto italy january japan jpl july kaist kingdom kong korea lab labo
laboratoire laboratoires laboratories laboratory labs language languages learning library limited
linguistics llc ltd mail march mathematical mathematics mathématiques mechanical medical medicine
member meta microsoft ministry mit monday museum nasa national netflix netherlands network networks
nlp nokia november nvidia observatorio observatory october office openai optics oxford physics
physik physique planck politecnico polytechnic polytechnique preferred preprint press princeton
processing program programme project published qualcomm received republic research researcher
revised road room russia samsung saturday school schools science sciences scientific scientist
scuola section september sezione shanghai shenzhen singapore society software sony spain spin square
stanford startup state states statistics straße street student studies submitted sud suite sunday
supported switzerland system systems team technical technion technische technologies technology
telecom telecommunications telefonica tencent theoretical theory thursday toyota tuesday uc ucl ucla
uk united univ universidad universidade universitaet universitat universite universiteit
universities university università universität université usa valley version vision visiting
wednesday work zoox zurich zürich école
"""
_PARTICLES = """
las los lo abd abu af al av bar ben bin da dal das de del della den der di do dos du e el ibn la le mac mc san
st ten ter ul und ur van von y zu zum zur
"""

AFFILIATION_WORDS = frozenset(_AFFILIATION.split())
"""In lower case; one of them makes a line an affiliation."""

PARTICLES = frozenset(_PARTICLES.split())
"""Parts of names that are written in lower case."""
