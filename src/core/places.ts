/** Places as lists name them: 湖北, 湖北/武汉, 湖北/武汉/洪山. The province is checked, what follows it is taken as written. */

export interface Province {
  readonly name: string;
  readonly full: string;
  readonly en: string;
}

/** The 34 provincial-level divisions, in the order of GB/T 2260. */
export const PROVINCES: readonly Province[] = [
  { name: '北京', full: '北京市', en: 'Beijing' },
  { name: '天津', full: '天津市', en: 'Tianjin' },
  { name: '河北', full: '河北省', en: 'Hebei' },
  { name: '山西', full: '山西省', en: 'Shanxi' },
  { name: '内蒙古', full: '内蒙古自治区', en: 'Inner Mongolia' },
  { name: '辽宁', full: '辽宁省', en: 'Liaoning' },
  { name: '吉林', full: '吉林省', en: 'Jilin' },
  { name: '黑龙江', full: '黑龙江省', en: 'Heilongjiang' },
  { name: '上海', full: '上海市', en: 'Shanghai' },
  { name: '江苏', full: '江苏省', en: 'Jiangsu' },
  { name: '浙江', full: '浙江省', en: 'Zhejiang' },
  { name: '安徽', full: '安徽省', en: 'Anhui' },
  { name: '福建', full: '福建省', en: 'Fujian' },
  { name: '江西', full: '江西省', en: 'Jiangxi' },
  { name: '山东', full: '山东省', en: 'Shandong' },
  { name: '河南', full: '河南省', en: 'Henan' },
  { name: '湖北', full: '湖北省', en: 'Hubei' },
  { name: '湖南', full: '湖南省', en: 'Hunan' },
  { name: '广东', full: '广东省', en: 'Guangdong' },
  { name: '广西', full: '广西壮族自治区', en: 'Guangxi' },
  { name: '海南', full: '海南省', en: 'Hainan' },
  { name: '重庆', full: '重庆市', en: 'Chongqing' },
  { name: '四川', full: '四川省', en: 'Sichuan' },
  { name: '贵州', full: '贵州省', en: 'Guizhou' },
  { name: '云南', full: '云南省', en: 'Yunnan' },
  { name: '西藏', full: '西藏自治区', en: 'Xizang' },
  { name: '陕西', full: '陕西省', en: 'Shaanxi' },
  { name: '甘肃', full: '甘肃省', en: 'Gansu' },
  { name: '青海', full: '青海省', en: 'Qinghai' },
  { name: '宁夏', full: '宁夏回族自治区', en: 'Ningxia' },
  { name: '新疆', full: '新疆维吾尔自治区', en: 'Xinjiang' },
  { name: '台湾', full: '台湾省', en: 'Taiwan' },
  { name: '香港', full: '香港特别行政区', en: 'Hong Kong' },
  { name: '澳门', full: '澳门特别行政区', en: 'Macao' },
];

/** Names that people also write, and the province they mean. */
const ALSO: Readonly<Record<string, string>> = {
  内蒙: '内蒙古',
  广西省: '广西',
  宁夏省: '宁夏',
  新疆省: '新疆',
  西藏省: '西藏',
  香港特区: '香港',
  澳门特区: '澳门',
  tibet: '西藏',
  macau: '澳门',
};

const DIRECT = new Set(['北京', '天津', '上海', '重庆']);

/** Every way of writing a province, longest first, so that 内蒙古自治区 is not 内蒙古 and a place called 自治区. */
const WRITTEN: readonly (readonly [written: string, province: string])[] = [
  ...PROVINCES.flatMap(({ name, full, en }): [string, string][] => [
    [full, name],
    [name, name],
    [en.toLowerCase(), name],
  ]),
  ...Object.entries(ALSO),
].sort((a, b) => b[0].length - a[0].length);

const LATIN_SUFFIX = /^\s*(?:province|municipality|autonomous region|sar)\b/i;
const PEOPLES = '(?:(?:土家|苗|藏|彝|回|蒙古|壮|布依|侗|哈尼|傣|白|傈僳|景颇|羌|朝鲜|柯尔克孜|哈萨克)族?)+';
const AUTONOMOUS_PREFECTURE = new RegExp(`${PEOPLES}自治州$`);
/** 海南州 and 海南藏族自治州 lie in 青海. */
const NO_PROVINCE = new RegExp(`^(?:州|${PEOPLES}自治州)`);
/** At least two characters before the suffix, so that 荆州市沙市区 is 荆州市 and 沙市区. */
const CITY = /^(.{2,}?(?:自治州|地区|盟|市|新区|林区|区|县))(.*)$/;
/** The same below the city, before the name of any office begins: 洪山区水务局 is 洪山区 and 水务局, 水务局城区分局 is one name. */
const COUNTY = /^([^局厅委院处办]{2,}?(?:自治县|新区|林区|区|县|市|旗))(.*)$/;
const SEGMENT = /^[\p{L}\p{N}()\s'.]{1,40}$/u;

/** 湖北以外, 湖北和湖南, Hubei or Hunan: no one place, or the contrary of one. 和 stands in names such as 和田 and 呼和浩特. */
const NOT_ONE_PLACE = new RegExp(
  `以外|之外|省外|市外|[与及或非不]|和(?:${PROVINCES.map(({ name }) => name).join('|')})|\\b(?:not|no|or|and|except|outside)\\b`,
  'i',
);

/**
 * placeFrom('湖北省武汉市') = placeFrom('湖北武汉') = placeFrom('湖北/武汉') = '湖北/武汉'; placeFrom('Hubei') = '湖北';
 * placeFrom('上海市浦东新区') = '上海/浦东'. Undefined where the text names no province at its beginning (in a list of
 * Latin names also at its end: "Wuhan, Hubei"). What follows the province is not checked against any list; without a
 * suffix word or a slash it is taken as one name.
 */
export const placeFrom = (text: string): string | undefined => {
  if (NOT_ONE_PLACE.test(text)) return undefined;
  const parts = text
    .normalize('NFKC')
    .trim()
    .replace(/^(?:中华人民共和国|中国)/, '')
    // 浙江湖州的一个乡: what is said of the place is no part of its name
    .replace(/的.*$/, '')
    .split(/\s*[/,、·>-]\s*/)
    .filter((part) => part !== '');
  const provinceLast = parts.length > 1 && isProvince(parts.at(-1)) && !isProvince(parts[0]);
  const [first, ...others] = provinceLast ? parts.toReversed() : parts;
  const [province, rest] = provinceAt(first ?? '') ?? [];
  if (province === undefined || rest === undefined) return undefined;
  // 湖北、浙江 are two places, not one; 吉林/吉林 is one.
  if (others.some((part) => isProvince(part) && part !== province)) return undefined;
  const below = [...divisions(rest, province), ...others.map(withoutSuffix)];
  return below.every((name) => SEGMENT.test(name)) ? [province, ...below].join('/') : undefined;
};

/** isWithin('湖北/武汉', '湖北') and isWithin('湖北', '湖北'), but not the other way round. */
export const isWithin = (place: string, outer: string): boolean => place === outer || place.startsWith(`${outer}/`);

const isProvince = (text: string | undefined): boolean => provinceAt(text ?? '')?.[1] === '';

/** The province that a text begins with, and what is left of the text. */
const provinceAt = (text: string): readonly [province: string, rest: string] | undefined => {
  const lower = text.toLowerCase();
  for (const [written, province] of WRITTEN) {
    if (!lower.startsWith(written)) continue;
    const rest = text.slice(written.length);
    const latin = /^[a-z]/.test(written);
    if (latin ? /^[a-z]/i.test(rest) : NO_PROVINCE.test(rest)) continue;
    return [province, rest.replace(LATIN_SUFFIX, '').trim()];
  }
  return undefined;
};

/** 武汉市洪山区水务局 → 武汉, 洪山, 水务局 */
const divisions = (text: string, province: string): readonly string[] => {
  if (text === '') return [];
  // 吉林市 is the city of that name; a municipality with its 市 was already read as a whole.
  if (text === '市' && !DIRECT.has(province)) return [province];
  const [, city = text, below = ''] = CITY.exec(text) ?? [];
  const [, county = below, office = ''] = COUNTY.exec(below) ?? [];
  return [city, county, office].filter((name) => name !== '').map(withoutSuffix);
};

/** 武汉市 → 武汉, 浦东新区 → 浦东, 恩施州 and 恩施土家族苗族自治州 → 恩施; 随县 and 杭州 stay: one character is no name. */
const withoutSuffix = (name: string): string =>
  [AUTONOMOUS_PREFECTURE, /(?:新区|林区|地区|自治县)$/, /[市区县盟]$/, /(?<=..)州$/]
    .map((suffix) => name.replace(suffix, ''))
    .find((shorter) => shorter !== name && shorter.length >= 2) ?? name;
