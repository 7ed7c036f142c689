"""Words that begin with a capital yet are no names, and words too common to compare (folded keys)."""

import re

from dalel.details.fold import fold

_EN = """a an the and or but of in on at to for from by with without as is are was were be been being has have had do does did not no nor
this that these those it its he she they them his her their him we our us you your i my me who whom whose which what when where why how
if then than so such there here all any some each every both few many most more other another same own only very also too just again
after before during since until while about above below between into through over under against near within upon per via due because
said says say stated states told tells reported reports report according mr mrs ms dr one two three first second third last new old
may can could will would shall should must might january february march april june july august september october november december
monday tuesday wednesday thursday friday saturday sunday article articles part parts paragraph code administrative offences offenses
criminal republic kazakhstan kazakh kazakhstani region regional city district village settlement street avenue court courts judge
police department ministry minister president committee commission council group party movement union united nations international human
rights law draft state national public general prosecutor office detention facility pre trial center centre central institution colony
activist activists blogger journalist lawyer human defender women men people citizens residents relatives members supporters members mothers
north south east west northern southern eastern western european parliament majilis mazhilis senate akimat akim mayor governor deputy
head chairman director press service agency news media foundation fund organisation organization association federation bureau league
world index freedom press day week month year years days unknown inter specialized specialised supreme civil appeal judicial board chamber
facebook instagram youtube telegram whatsapp twitter tiktok internet web online live pdf no at no. rk ussr usa eu un ngo mp mps kz com
bloody qantar holodomor constitution declaration universal convention covenant victory independence park square culture leisure
azattyk azattyq vlast kaztag informburo zakon nur otan amanat alga koshe partiyasy el tiregi oyan qazaqstan dvk dck
embassy political science social protection company interior comrade witness airways commissioner health labor labour education
foreign affairs justice culture sport university institute school hospital church mosque street avenue lane road airport station square
sir honorable dear chief colonel captain lieutenant major sergeant imam poet writer doctor professor academician ex former acting
central asia asian soviet communist democratic democracy liberal peoples people’s journalists union
wife husband son daughter mother father brother sister family investigator investigative officer officers officials authorities"""
_RU = """и в во на с со к ко о об от до по из за под над при для без не ни но а или как что это эта этот эти тот та те он она они оно его
ее её их мы вы я ты нас вас нам вам мне меня себя свой своя свои который которая которые где когда чтобы если уже еще ещё был была были
быть есть нет так же бы ли то только также после перед между во время год года году лет день дня дней месяц суд суда полиция активист
казахстан казахстана казахстане республика республики область области город города района район статья статьи часть кодекс кодекса рк кнр"""
_KK = """және мен бен пен да де та те бұл сол осы ол олар оның оны үшін туралы кейін дейін бойынша деп деген еді емес бар жоқ
қазақстан республикасы облысы қаласы ауданы күні жылы айтты айтқан деді болды болған болып өз сондай"""
COMMON = frozenset(fold(w) for w in re.split(r"\s+", f"{_EN} {_RU} {_KK}"))
