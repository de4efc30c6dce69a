"""Words and endings that decide whether a hyphen at a line's end is real. Lists only; no code."""

from __future__ import annotations

_CLOSED = """
although another anyone anything anyway background backpropagation bandwidth baseline baselines
because become becomes before behind below benchmark benchmarks beside besides between beyond
bottleneck bottlenecks breakdown breakthrough broadcast bypass cannot checkpoint checkpoints
classroom clockwise codebase codebook counterpart counterparts crossover crowdsourcing cutoff
database databases dataset datasets deadline download downstream drawback drawbacks dropout endpoint
endpoints everyone everything everywhere fallback feedback feedforward fingerprint firmware
footprint forecast forecasting foreground framework frameworks furthermore halfway handwriting
handwritten hardware hashtag headline headlines heatmap henceforth hereafter herein highlight
highlighted highlights hotspot however hyperlink income indeed indoor inside into itself keyboard
keynote keyword keywords landmark landmarks landscape layout lifetime lightweight likewise lookahead
lookup mainstream makeup markup maybe meanwhile moreover myself neighborhood neighborhoods
neighbourhood network networks nevertheless nonetheless nonlinear nothing notwithstanding nowadays
nowhere offline offset offspring often online onto otherwise ourselves outcome outcomes outline
outlined outperform outperformed outperforming outperforms output outputs outside overall overcome
overfit overfitting overflow overhead overlap overlapping overlaps overload override overview
password percent percentage pipeline pipelines pixelwise playback pointwise pretext quicksort
rainbow roadmap rollout rowwise runtime saltwater seaside setup shortcoming shortcomings shortcut
shortcuts sidewalk sideways skeleton snapshot snapshots software somehow someone something sometimes
somewhat somewhere speedup spreadsheet standalone standpoint straightforward subset subsets sunlight
takeaway textbook themselves therefore therein threshold thresholds throughout throughput timeline
timestamp timestep timesteps today together topology touchdown trademark tradeoff tradeoffs turnover
undergo underlying understand understanding understood undertake update updated updates updating
uphold upon upper upright upstream viewpoint viewpoints waveform wavefunction wavelength wavelengths
wavelet website websites whatever whenever whereas whereby wherein wherever whether whichever
whoever widespread wildlife withdraw withhold within without withstand wordnet workbench workflow
workflows workload workloads workshop workshops worldwide worthwhile yourself
"""
_PREFIXES = """
class context cosine cross day deep disk equal event fact feature field flux gas graph image kernel
life line loss map mass mode night path phase pixel policy price reward risk role scale side size
space star string table test view water wave web weight wide work world year
all anti cost cross data domain eight end error ever far few fine five fixed four free full general
ground half hand hard high human ill inner input large left less light long low machine many max
mean medium mid min model most mutual near newly nine noise non object off one open out outer pair
part point post pre pseudo quasi question rank rate real right rule same second self semi sentence
sequence seven short shot single six small so soft source span speech state step ten text third
three time token top two type up user vector weakly well white word worst zero
"""
_JOINED = """
ab ac ad af ag al am an ap ar as at auto be bi bio col com con contra cor counter de di dif dis down ef em
en ex extra fore geo hetero homo hydro hyper hypo il im in infra inter intra ir iso kilo macro mega micro
milli mis mono
mul multi nano neo neuro ob oc omni op out over para per peri photo poly pro proto psycho re retro semi
sub suc suf sup super sur syn tele thermo trans tri ultra un under uni up
"""
_SUFFIXES = """
s es ed d ing ly er ers or ors ion ions ation ations al ally able ability ment ments ness ity ive ic
ical ically ize ized izing ise ised y ies ier iest est ance ence ant ent ful less
"""

CLOSED_WORDS = frozenset(_CLOSED.split())
"""Words that fall into two words when broken, and are written in one."""

HYPHEN_PREFIXES = frozenset(_PREFIXES.split())
"""After these at the end of a line the hyphen belongs to the compound."""

JOINED_PREFIXES = frozenset(_JOINED.split())
"""After these at the end of a line the hyphen is the typesetter's."""

SUFFIXES = tuple(_SUFFIXES.split())
"""Endings that a known word may have as well."""
