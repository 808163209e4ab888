"""Words of papers on machine learning that are often mistyped; what is not a word of English by any spelling."""

import re
from functools import cache

from awesomegen.core.lazypattern import lazy_pattern
from awesomegen.core.prose import Substituted, substitute

_TABLE = """
acheive achieve | achitecture architecture | adverserial adversarial | agorithm algorithm | alogrithm algorithm
algorithim algorithm | architechture architecture | artifical artificial | asynchronus asynchronous
attension attention | auxillary auxiliary | bayseian Bayesian | benchamrk benchmark | benckmark benchmark
classifer classifier | comparision comparison | comprehesive comprehensive | conditonal conditional
consistancy consistency | contrastve contrastive | convolutonal convolutional | convolutioanl convolutional
definately definitely | determinisitc deterministic | diffrential differential
difusion diffusion | diffuison diffusion | dimentional dimensional | discrimator discriminator | distiled distilled
distrbution distribution | effecient efficient | efficency efficiency | embeding embedding | enviroment environment
equivarient equivariant | existance existence | explict explicit | framwork framework | frmaework framework
gaussain Gaussian | genarative generative | generatve generative | guassian Gaussian | hierachical hierarchical
hierarchial hierarchical | hyperparamter hyperparameter | implict implicit | independant independent | inital initial
interpertable interpretable | intergration integration | invarient invariant | knowlege knowledge | langauge language
laguage language | latant latent | marcov Markov | mechansim mechanism | nerual neural | neaural neural
occured occurred | optimiziation optimization | optmization optimization | paramater parameter | paremeter parameter
parmeter parameter | perfomance performance | performace performance | predicition prediction
pretrainning pretraining | probablistic probabilistic | probabilisitic probabilistic | recieve receive
recogniton recognition | reconstrution reconstruction | reconstuction reconstruction | refinment refinement
regulariztion regularization | reinforcment reinforcement | representaion representation
represenation representation | resolutoin resolution | retreival retrieval | robusteness robustness | samping sampling
segmantation segmentation | segmentaion segmentation | semnatic semantic | seperate separate | sequentail sequential
similiar similar | stohastic stochastic | stochatic stochastic | succesful successful | supervison supervision
suprevised supervised | syntehsis synthesis | sythesis synthesis | synthesys synthesis | tempoal temporal
trainning training | tranformer transformer | transfomer transformer
translaton translation | tunning tuning | unsupervsied unsupervised | variatonal variational | visiual visual
vizualization visualization
"""


_WORDS = lazy_pattern("[a-z]+")
_ENDINGS = ("", "s", "er", "ers")


@cache
def _right_words() -> dict[str, str]:
    """The right word for each wrong one, in lower case, with its endings."""
    pairs = (row.split(" ") for line in _TABLE.strip().split("\n") for row in line.split(" | "))
    return {wrong + ending: right + ending for wrong, right in pairs for ending in _ENDINGS}


@cache
def _pattern() -> re.Pattern[str]:
    longest_first = sorted(_right_words(), key=len, reverse=True)
    return re.compile(rf"(?<![A-Za-z])(?:{'|'.join(longest_first)})(?![A-Za-z])", re.IGNORECASE)


def corrected(markdown: str) -> Substituted:
    """The text with the right words for the mistyped ones in its prose; a Korean particle may follow a word."""
    if _right_words().keys().isdisjoint(_WORDS.findall(markdown.lower())):
        return Substituted(markdown, [])
    return substitute(_pattern(), _right, markdown)


def _right(match: re.Match[str]) -> str:
    wrong = match.group()
    right = _right_words()[wrong.lower()]
    if wrong.isupper():
        return right.upper()
    return right[0].upper() + right[1:] if wrong[0].isupper() else right
