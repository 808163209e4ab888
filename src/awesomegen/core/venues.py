"""The conferences, journals and preprint servers that lists of papers name.

`|` stands between venues, `=` between the names of one venue, its usual name first. A venue is here so that a slip of
the keyboard near its name is seen, and so that its own name is not taken for a slip near another one.
"""

_MACHINE_LEARNING = """
NeurIPS = NIPS = Neural Information Processing Systems = Advances in Neural Information Processing Systems
ICML = International Conference on Machine Learning | ICLR = International Conference on Learning Representations
AISTATS = Artificial Intelligence and Statistics | UAI = Uncertainty in Artificial Intelligence
COLT = Conference on Learning Theory | ALT = Algorithmic Learning Theory | ACML = Asian Conference on Machine Learning
ECML PKDD = ECML-PKDD = ECML/PKDD = ECML = PKDD | AutoML = AutoML-Conf | MLSys = SysML | LoG = Learning on Graphs
CoLLAs | CPAL | CHIL | MLHC | ML4H | L4DC | CLeaR | PGM | AABI | RLC | RLDM | SaTML | FAccT = FAT* | AIES | MLSP
EAAMO | TMLR = Transactions on Machine Learning Research | JMLR = Journal of Machine Learning Research | DMLR
PMLR = Proceedings of Machine Learning Research | Machine Learning = MLJ
FnT ML = Foundations and Trends in Machine Learning | Neural Computation = NECO | Neural Networks | Neurocomputing
Neural Processing Letters | Applied Soft Computing
TNNLS = TNN = Transactions on Neural Networks and Learning Systems
Engineering Applications of Artificial Intelligence | IJCNN | ICANN | ESANN | ICONIP | ICMLA | ICMLC | ISNN | GECCO
PPSN | EvoApplications | EvoStar | FOGA | TEVC = Transactions on Evolutionary Computation
Swarm and Evolutionary Computation | Evolutionary Computation | AAAI = AAAI Conference on Artificial Intelligence
IJCAI = International Joint Conference on Artificial Intelligence | IJCAI-ECAI | ECAI | KR | ICAPS | AAMAS | IAAI
EAAI | PRICAI | AIIDE | NeSy | HCOMP | ICCC | FLAIRS | CogSci | ICCBR | ICAART | AGI | Artificial Intelligence = AIJ
AI Magazine | JAIR = Journal of Artificial Intelligence Research | TAI
TPAMI = T-PAMI = PAMI = Transactions on Pattern Analysis and Machine Intelligence | Artificial Intelligence Review
Applied Intelligence | Knowledge-Based Systems = KBS | Expert Systems with Applications = ESWA | Information Sciences
Information Fusion | Cognitive Computation | IEEE Access | TCYB | TFS | TSMC | TETCI | TCDS | TNSE
"""

_VISION = """
CVPR = Computer Vision and Pattern Recognition | ICCV = International Conference on Computer Vision
ECCV = European Conference on Computer Vision | WACV = Winter Conference on Applications of Computer Vision
BMVC = British Machine Vision Conference | ACCV = Asian Conference on Computer Vision | 3DV | CVPRW | ICCVW | ECCVW
WACVW | NeurIPSW = NIPSW | ICMLW | ICLRW | ACCVW | MICCAIW | ICIP | ICPR | ICPRAM | ICIAP | ICDAR | DAS | ICFHR | FG
AVSS | DICTA | VISAPP | CAIP | SCIA | CRV | PRCV | ICIG | IPTA | ICVGIP | MVA | ICCP | IJCB | ICB | BTAS | BIOSIG
VCIP | PCS | DCC | QoMEX | MMSP | IVMSP | ISVC | GCPR | IbPRIA | IWBF | ACIVS
IJCV = International Journal of Computer Vision | TIP = Transactions on Image Processing
CVIU = Computer Vision and Image Understanding | Pattern Recognition = PR | Pattern Recognition Letters
IVC = Image and Vision Computing | JVCIR | Machine Vision and Applications | Journal of Imaging
TCSVT = Transactions on Circuits and Systems for Video Technology | TMM = Transactions on Multimedia | TCI
SPL = Signal Processing Letters | TBIOM = T-BIOM | TIFS | TGRS | JSTARS | GRSL | RSE | ISPRS | IGARSS | Remote Sensing
JOSA A | Optics Express | IET Image Processing | SIIMS | JMIV | Visual Intelligence
ACM MM = ACM Multimedia = ACMMM = MM | ICMR | ICME | MMM | MMAsia | MMSys | CBMI | MIPR | TOMM | MediaEval
MTAP = Multimedia Tools and Applications | MICCAI = Medical Image Computing and Computer Assisted Intervention | ISBI
MIDL | IPMI | EMBC | MLMI | BVM | SPIE Medical Imaging | SPIE | CARS | IPCAI | SASHIMI | DGM4MICCAI
TMI = Transactions on Medical Imaging | MedIA = MIA = Medical Image Analysis | JBHI | TBME | Medical Physics
MRM = Magnetic Resonance in Medicine | NeuroImage | Radiology | MELBA | CMIG | CMPB
CBM = Computers in Biology and Medicine | PMB = Physics in Medicine and Biology
"""

_GRAPHICS = """
SIGGRAPH | SIGGRAPH Asia | TOG = ToG = Transactions on Graphics | CGF = Computer Graphics Forum | Eurographics = EG
EGSR | SGP | SCA | HPG | I3D | CGI | CVM | CVMP | NPAR | Expressive | STAG | VMV | MIG | Pacific Graphics = PG
Graphics Interface | Shape Modeling International = SMI | SPM | GMP | CAGD = Computer Aided Geometric Design | CASA
Computers & Graphics = C&G | Computer-Aided Design | Visual Computer = The Visual Computer | Graphical Models
Computational Visual Media | CAVW | PACMCGIT | TVCG = Transactions on Visualization and Computer Graphics
IEEE VR = IEEEVR | ISMAR | VRST | EuroVis | PacificVis | IEEE VIS = VIS | VAST | InfoVis
CHI = Human Factors in Computing Systems | UIST | CSCW | DIS | IUI | CHI PLAY | TEI | UbiComp | IMWUT | ETRA | ICMI
TOCHI | NordiCHI | IDC | AVI | ISEA | NIME | MobileHCI
"""

_LANGUAGE = """
ACL = Association for Computational Linguistics | EMNLP = Empirical Methods in Natural Language Processing
NAACL = NAACL-HLT = HLT-NAACL | EACL | AACL = AACL-IJCNLP = IJCNLP-AACL | IJCNLP | ACL-IJCNLP | EMNLP-IJCNLP
EMNLP-CoNLL | COLING | COLING-ACL | LREC | LREC-COLING | COLM | CoNLL | *SEM | SemEval | RANLP | EAMT | AMTA | WMT
IWSLT | INLG | SIGDIAL | NLPCC | CCL | BlackboxNLP | RepL4NLP | BioNLP | ClinicalNLP | PACLIC | KONVENS | NoDaLiDa
PACLING | TSD | ANLP | HCLT | ICON | ROCLING | TACL = Transactions of the Association for Computational Linguistics
Computational Linguistics = CL | TALLIP | TASLP | NLE = Natural Language Engineering
LRE = Language Resources and Evaluation
"""

_ROBOTICS = """
ICRA = International Conference on Robotics and Automation | IROS = Intelligent Robots and Systems
RSS = Robotics: Science and Systems | CoRL = Conference on Robot Learning
RA-L = RAL = Robotics and Automation Letters | T-RO = TRO = Transactions on Robotics
IJRR = International Journal of Robotics Research | HRI | RO-MAN | ISER | ISRR | WAFR | Humanoids | ICAR | AIM | ROBIO
RoboSoft | BioRob | UR | DARS | MRS | IAS | ECMR | SIMPAR | Science Robotics | JFR = Journal of Field Robotics
Autonomous Robots | RAS = Robotics and Autonomous Systems | RAM | T-ASE | ITSC | IV | T-ITS = TITS | TIV = T-IV | TVT
ITFC | CDC | ACC | ECC | TAC | L-CSS | TCST | Automatica | IFAC | HSCC | ICCPS
"""

_SPEECH = """
Interspeech | ICSLP | Eurospeech | ICASSP = International Conference on Acoustics, Speech and Signal Processing | ASRU
SLT | ISMIR | DCASE | WASPAA | EUSIPCO | APSIPA | SSW | ISCSLP | IWAENC | SPSC | Odyssey | Speech Prosody | DAFx
ICMC | SMC | AES | JASA | Speech Communication | CSL = Computer Speech & Language | TISMIR | TASL | OJSP
TSP = Transactions on Signal Processing | JSTSP | Signal Processing Magazine | Signal Processing
"""

_DATA_MINING = """
KDD = SIGKDD = Knowledge Discovery and Data Mining | WSDM | ICDM | SDM | CIKM | RecSys | ECIR | PAKDD | ICTIR | CHIIR
TREC | CLEF | UMAP | JCDL | DSAA | ASONAM | ICWSM | ADMA | KSEM | WISE | SIGIR | SIGIR-AP | HT | SIGSPATIAL | MDM
ICBK | ICKG | WWW = TheWebConf = The Web Conference = Web Conference | BigData = Big Data
DMKD = DAMI = Data Mining and Knowledge Discovery | TKDE = Transactions on Knowledge and Data Engineering
TKDD = Transactions on Knowledge Discovery from Data | TOIS | TIST | KAIS | JASIST | IPM | TWEB | TORS | TBD | TCSS
Decision Support Systems | VLDB = PVLDB | SIGMOD | ICDE | EDBT | PODS | CIDR | DASFAA | SSDBM | TODS | VLDB Journal
PACMMOD | ISWC | ESWC | K-CAP | SEMANTiCS | Journal of Web Semantics
"""

_SYSTEMS = """
OSDI | SOSP | NSDI | ASPLOS | ISCA | HPCA | EuroSys | ATC | FAST | SoCC | PPoPP | IPDPS | ICPP | CLUSTER | MICRO
PACT | CGO | SC | DAC | ICCAD | DATE | ASP-DAC | FPGA | FCCM | ISSCC | TCAD | TECS | JSSC | ISLPED | ISCAS | TPDS
MWSCAS | SIGCOMM | INFOCOM | IMC | CoNEXT | MobiCom | MobiSys | SenSys | IPSN | GLOBECOM | ICC | WCNC | TON | JSAC
IoTJ | USENIX Security | CCS | NDSS | IEEE S&P = S&P | EuroS&P | ACSAC | RAID | PETS | PoPETs | AsiaCCS | ESORICS
TDSC | WIFS | IH&MMSec | ICSE | FSE | ESEC/FSE | ISSTA | ASE | MSR | SANER | ICPC | ICSME | TOSEM | TSE | PLDI | POPL
OOPSLA | CAV | ICFP | ICLP | CPP | ITP | STOC | FOCS | SODA | ITCS | ICALP | ISIT | ITW | Allerton | CISS | TIT
SIAM Review | SISC | JUQ | SIMODS | BPM | eScience | ICCS | PASC | e-Energy | ACSSC | PowerTech | SMARTCOMP | PerCom
"""

_SCIENCE = """
Nature | Nature Communications | Nature Methods | Nature Machine Intelligence | Nature Medicine | Nature Biotechnology
Nature Computational Science | Nature Physics | Nature Biomedical Engineering | Nature Human Behaviour
Nature Chemistry | Science | Science Advances | Cell | Cell Systems | Patterns | PNAS | PNAS Nexus | PLOS ONE
Scientific Reports | Scientific Data | eLife | Bioinformatics | Briefings in Bioinformatics | BMC Bioinformatics
JAMIA | RECOMB | ISMB | PSB | JCIM | JCTC | JACS | Chemical Science | Digital Discovery
Physical Review Letters = PRL | Physical Review X = PRX | Physical Review E = PRE | PRB | PRD | ApJ | MNRAS | A&A
JHEP | SciPost | npj Computational Materials | npj Digital Medicine | NPJ | JCP
Machine Learning: Science and Technology | The Lancet | The Lancet Digital Health | Entropy | Sensors | Electronics
Mathematics | Applied Sciences | Communications of the ACM = CACM | Proceedings of the IEEE
ACM Computing Surveys = CSUR | Annals of Statistics | Biometrika | Statistics and Computing | Bernoulli | Distill
"""

_PREPRINTS = """
arXiv | CoRR | bioRxiv | medRxiv | ChemRxiv | TechRxiv | PsyArXiv | SSRN | HAL | OpenReview
Preprint = preprint = PrePrint | ResearchGate | Zenodo
"""

_TABLES = (
    _MACHINE_LEARNING,
    _VISION,
    _GRAPHICS,
    _LANGUAGE,
    _ROBOTICS,
    _SPEECH,
    _DATA_MINING,
    _SYSTEMS,
    _SCIENCE,
    _PREPRINTS,
)


def known_venues() -> dict[str, str]:
    """Every name in the tables, and the usual name of the venue it belongs to."""
    rows = (row for table in _TABLES for line in table.strip().split("\n") for row in line.split(" | "))
    names = {}
    for row in rows:
        aliases = row.split(" = ")
        names.update(dict.fromkeys(aliases, aliases[0]))
    return names
