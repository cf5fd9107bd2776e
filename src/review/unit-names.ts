/**
 * Units as people write them: in full, short, with their place or without, with an office within them or without. A name is read as
 * places, the organisation, and what is within it (江城市 · 水利局 · 规划处); two names are of one unit where the organisations are,
 * and their places do not speak against it. Where one may be short for the other, they are.
 */
import { plain } from '../plain.ts';

/** The same word however it was typed. bare('Ｗａｔｅｒ 局') and bare('water局') are equal; so are bare('張三') and bare('“张” 三'). */
export const bare = (text: string): string =>
  plain(text)
    .replace(/[^\p{L}\p{N}]+/gu, '')
    .toLowerCase();

export interface UnitName {
  /** As it was typed, bare. */
  readonly whole: string;
  /** From the largest to the smallest: 江城市, 东湖区. A level alone (市) is any place of that level. */
  readonly places: readonly string[];
  /** Above the organisation and often left out: 委 of 市委组织部, 政府 of 市政府国资委, 管委 of 开发区管委会招商局. */
  readonly body: string;
  /** 水利局; empty where the name says no more than a place and its body. */
  readonly organisation: string;
  /** What is within it: 规划处, 机关纪委. */
  readonly within: string;
  /** English: the words of each organisation that is named. */
  readonly english: readonly (readonly string[])[];
}

/** What is always written short, so that the long form is the same. The longer before the shorter. */
const SHORT: readonly (readonly [RegExp, string])[] = [
  [/^(?:中国共产党|中共)/u, ''],
  [/^(?:中国)?共产主义青年团/u, '共青团'],
  [/^共青团(.+)委(?:员会)?/u, '$1团委'],
  [/^团([省市县区])委/u, '$1团委'],
  [/人民代表大会/gu, '人大'],
  [/人大(?:常务委员会|常委会?)/gu, '人大'],
  [/(?:人民)?政治协商会议(?:委员会)?/gu, '政协'],
  [/(?:纪律检查委员会|纪委)?(?:监察委员会|监察委|监委)|纪律检查委员会/gu, '纪委'],
  [/委员会|委会/gu, '委'],
  [/人民政府/gu, '政府'],
  [/人民(检察|法)院/gu, '$1院'],
  [/街道(?:办事处|办公室|办)/gu, '街道'],
  [/办公(?:室|厅)/gu, '办'],
  [/(?:集团)?(?:股份|有限|责任|控股|国有独资)*公司|控股集团/gu, '集团'],
];

/** Above a unit of the state as a whole: 国家税务总局江城市税务局 is 江城市税务局. */
const NATIONAL = /^(?:国家[^省市县区]{2,12}?局(?=.{2,8}[省市县区州])|国网(?=.)|中国(?=.))/u;

/** Words that end like a place and are none: 住房和城乡 is no 乡. */
const NO_PLACE = /(?:农村|乡村|(?:^|[和与及])(?:城乡|城市|城镇|村镇|[郊校厂库景灾片城小山园社]区))$/u;

/** Not where a word goes on (市场, 区域), and not where it is within a name (杭州市, 景德镇市, 红旗村). */
const LEVEL = [
  '自治[区州县]',
  '省(?![级直际])',
  '市(?!场|监局|容|级|直|政(?!府|协|法)|民(?!政|宗|族|防|盟|革|建|进))',
  '地区',
  '州(?![市区县镇际])',
  '盟',
  '县(?![域级直])',
  '旗(?!镇|街道|村|乡|区|社区|县)',
  '区(?![域块级直])',
  '镇(?![市区县])',
  '乡(?![市区县镇村贤])',
  '街道',
  '社区',
  '村(?![镇乡])(?!街道)',
].join('|');
const ZONE = '(?:开发|高新|经开|示范|保税|试验|工业园|产业园|新|园)区';
const NAME = '(?!政府|管委|人大|政协)[^局委厅办院司所]';

/** 江城市, 红旗街道, 江城高新技术产业开发区; a level alone (市) where no name goes on from it (镇江市, 市中区). */
const PLACE = new RegExp(
  `^(?:(?:${LEVEL})(?!${NAME}{1,2}[市县区])|${NAME}{1,6}?(?:${LEVEL})|${NAME}{0,12}?${ZONE}|${NAME}{1,12}?自治[区州县])`,
  'u',
);

/** What ends the name of an organisation. Not at its first letter (司法局), and not where the word goes on (部门, 办理). */
const HEAD = [
  '局(?!部|长)',
  '委(?!托|派|培)',
  '厅',
  '办(?!理|学|案|证|事(?!处))',
  '署',
  '院(?!校|士)',
  '集团',
  '大学(?!生)',
  '学校',
  '中学',
  '小学',
  '幼儿园',
  '中心(?!医院|城区|小学|校|学校|幼儿园|血站|支行|卫生院|敬老院)',
  '银行',
  '(?<![东西南北中总内外干全下上])部(?!门|队|署|分|级)',
  '所(?!有|属|得|在)',
  '站(?!前)',
  '馆',
  '校(?!区|园|企|外|长)',
  '总队',
  '支队',
  '大队',
  '[农林牧机]场(?!管|监)',
  '合作社',
  '信用社',
  '联社',
  '工会',
  '联合会',
  '协会',
  '学会',
  '商会',
  '工商联',
].join('|');
const ORGANISATION = new RegExp(
  `^(?:人大|政协|纪委|法院|[妇残侨文]联(?!合|社)|科协|办(?!理|学|案|证)|.{1,24}?(?:${HEAD}))`,
  'u',
);
const BODY = /^(?:政府|管委|委(?!托|派|培))/u;

/** In: a unit as it was written. Out: how it is read. */
export function readUnit(text: string): UnitName {
  const whole = bare(text);
  const nothing = { whole, places: [], body: '', organisation: '', within: '', english: [] };
  if (!/\p{Script=Han}/u.test(whole)) return { ...nothing, english: englishOf(text) };
  let rest = SHORT.reduce((short, [long, word]) => short.replace(long, word), whole);
  // One who is sent by the discipline commission is one of its own: 驻水利局纪检监察组.
  const sent = /^派?驻(.+)$/u.exec(rest);
  if (sent !== null) return { ...nothing, organisation: '纪委', within: rest };
  const [national = ''] = NATIONAL.exec(rest) ?? [];
  rest = rest.slice(national.length);
  const places: string[] = [];
  let body = '';
  // 某区政府红旗街道: the body of the larger place says nothing more
  for (let more = placesOf(rest); more[0].length > 0 || body === ''; more = placesOf(rest)) {
    places.push(...more[0].filter((place) => !isAgain(place, places)));
    body = BODY.exec(more[1])?.[0] ?? '';
    rest = more[1].slice(body.length);
    if (body === '') break;
  }
  const [organisation = ''] = ORGANISATION.exec(rest) ?? [];
  return { ...nothing, places, body, organisation, within: rest.slice(organisation.length) };
}

function placesOf(text: string): readonly [readonly string[], string] {
  const places: string[] = [];
  let rest = text;
  for (let found = PLACE.exec(rest); found !== null; found = PLACE.exec(rest)) {
    const [place] = found;
    // Of a city one letter is no name: 城市管理局 is of no 城市.
    if (NO_PLACE.test(place) || /^[^某本我该全各x]市$/u.test(place)) break;
    if (!isAgain(place, places)) places.push(place);
    rest = rest.slice(place.length);
  }
  return [places, rest];
}

/** 红旗村村委会 names the village once, 江城市委市政府 the city. */
const isAgain = (place: string, places: readonly string[]): boolean =>
  isLevel(place) && (places.at(-1)?.endsWith(place) ?? false);

const ANY = new RegExp(`^(?:[本我该全各]?(?:[省市县区州盟旗镇乡村]|街道|社区)|${ZONE})$`, 'u');
/** 市, 本市, 开发区: any of that level. */
const isLevel = (place: string): boolean => ANY.test(place);
const ZONED = new RegExp(`${ZONE}$`, 'u');
const levelOf = (place: string): string =>
  ZONED.test(place) ? '开发区' : (/(?:街道|社区|.)$/u.exec(place)?.[0] ?? '');

function isSamePlace(one: string, other: string): boolean {
  const level = levelOf(one);
  if (level !== levelOf(other)) return false;
  const [short, long] = one.length <= other.length ? [one, other] : [other, one];
  if (long.endsWith(short)) return true;
  // 高新区 is 江城高新技术产业开发区, and every zone is a 开发区.
  if (level === '开发区')
    return (
      short === '开发区' ||
      short === '园区' ||
      isShortFor(short, long.slice(Math.max(0, long.indexOf(short.charAt(0)))))
    );
  return isLevel(short) || isShortFor(short, long);
}

/** One side may leave places out; of what both say, the nearest must be the same, and the others of one level. */
function areSamePlaces(one: readonly string[], other: readonly string[]): boolean {
  const [nearest, others] = [one.at(-1), other.at(-1)];
  if (nearest === undefined || others === undefined) return true;
  if (!isSamePlace(nearest, others)) return false;
  return one.every((place) =>
    other.every((another) => levelOf(place) !== levelOf(another) || isSamePlace(place, another)),
  );
}

/** Proper names, of which nothing within can be left out: 江城大学 is not short for 江城理工大学. */
const PROPER = /(?:大学|学院|学校|中学|小学|幼儿园|医院|银行|法院|检察院)$/u;

/** The same organisation, or one short for the other: 住建局 for 住房和城乡建设局, 国资委 for 国有资产监督管理委员会. */
function isSameOrganisation(one: string, other: string): boolean {
  const [short, long] = one.length <= other.length ? [one, other] : [other, one];
  if (long.endsWith(short)) return true;
  if (PROPER.test(long)) return false;
  return (
    (long.at(-1) === short.at(-1) && long.includes(short.slice(0, -1)) && short.length > 2) || isShortFor(short, long)
  );
}

/** First and last letter the same, and the others in their order. */
function isShortFor(one: string, other: string): boolean {
  const [short, long] = one.length <= other.length ? [one, other] : [other, one];
  if (short.length < 2 || short[0] !== long[0] || short.at(-1) !== long.at(-1)) return false;
  let at = 0;
  for (const letter of long) if (letter === short[at]) at++;
  return at === short.length;
}

/** Where everybody sits in one house: 红旗镇财政所 is of 红旗镇人民政府. */
const SMALL = /(?:镇|乡|街道|村|社区)$/u;
const OFFICE = /(?:^|(?<!派出)所|[站办科室委队组部]|中心|人大)$/u;

/** Either way round. Empty names are of no unit. */
export function isSameUnit(one: UnitName, other: UnitName): boolean {
  if (one.whole === '' || other.whole === '') return false;
  if (one.whole === other.whole) return true;
  if (one.english.length > 0 && other.english.length > 0)
    return one.english.some((words) => other.english.some((others) => isTailOf(words, others)));
  if (!isRead(one) || !isRead(other))
    return (isHeldBy(one, other) || isHeldBy(other, one)) && areSamePlaces(one.places, other.places);
  if (!areSamePlaces(one.places, other.places)) return false;
  const nearest = one.places.at(-1) ?? other.places.at(-1) ?? '';
  if (SMALL.test(nearest) && OFFICE.test(one.organisation) && OFFICE.test(other.organisation)) return true;
  if (one.organisation === '' || other.organisation === '') return isBodyOf(one, other) || isBodyOf(other, one);
  // 市委办 and 市政府办 are two, 市政府国资委 and 市国资委 one.
  if (one.body !== '' && other.body !== '' && one.body !== other.body) return false;
  return (
    isSameOrganisation(one.organisation, other.organisation) && !isElsewhere(one, other) && !isElsewhere(other, one)
  );
}

/** Something of it says which: not 规划处 alone, nor 江城市规划处. */
const isRead = ({ places, organisation, body, within }: UnitName): boolean =>
  organisation !== '' || body !== '' || (places.length > 0 && within === '');

/** A name that cannot be read is looked for in the other as it stands, without its place. */
const isHeldBy = ({ whole, within }: UnitName, other: UnitName): boolean => {
  const looked = within === '' ? whole : within;
  return looked.length >= 3 && other.whole.includes(looked);
};

/** A place, or its government: whoever is directly within it, or named by the place alone; not its bureaus, unless they say so. */
function isBodyOf(whole: UnitName, part: UnitName): boolean {
  if (whole.organisation !== '') return false;
  if (part.organisation === '') return whole.body === '' || part.body === '' || whole.body === part.body;
  return whole.body !== '' && whole.body === part.body;
}

/** 江城水利局, which names its place without a level, beside a 水利局 of another place. */
function isElsewhere(one: UnitName, other: UnitName): boolean {
  const before = one.organisation.slice(0, -other.organisation.length);
  if (one.places.length > 0 || other.places.length === 0 || before.length !== 2) return false;
  return one.organisation.endsWith(other.organisation) && !other.places.some((place) => place.startsWith(before));
}

const ENGLISH_HEAD =
  /^(?:bureau|office|department|ministry|commission|committee|court|university|college|company|corporation|group|bank|cent(?:re|er)|hospital|school|authority|administration|agency|institute|board|council|government)$/u;
const ENGLISH_WITHIN = /^(?:division|section|unit|team|desk|branch)$/u;

/** englishOf('Planning Division, City Water Bureau') → [['city', 'water', 'bureau']]; what has no such word is taken as it is. */
function englishOf(text: string): readonly (readonly string[])[] {
  const pieces = plain(text)
    .toLowerCase()
    .split(/[^\p{L}\p{N}\s'’&.-]+|\s(?:of|at|in|for)\s|[-–—]/u)
    .map((piece) => piece.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '' && word !== 'the'))
    .filter((words) => words.length > 0);
  const organisations = pieces
    .map((words) => words.slice(0, words.findIndex((word) => ENGLISH_HEAD.test(word)) + 1))
    .filter((words) => words.length > 1);
  const others = pieces.filter((words) => !ENGLISH_WITHIN.test(words.at(-1) ?? ''));
  return organisations.length > 0 ? organisations : others.length > 0 ? others : pieces;
}

/** isTailOf(['water', 'bureau'], ['city', 'water', 'bureau']), either way round. */
function isTailOf(one: readonly string[], other: readonly string[]): boolean {
  const [short, long] = one.length <= other.length ? [one, other] : [other, one];
  return short.every((word, at) => word === long[long.length - short.length + at]);
}
