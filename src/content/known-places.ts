/**
 * Reminders about places that lists name and the country does not have: 湖南/武汉, 湖北/武汗. Never a mistake: the data
 * (docs/decisions/0024) may be behind a change, development zones are in no register, and exercises make their places up.
 */
import { areaList } from '@vant/area-data';
import { placeFrom } from '../core/places.ts';
import { withoutUnit } from './levels.ts';
import type { PlaceNamed, Problem } from './problems.ts';
import { nearest } from './spelling.ts';

/** A prefecture, or a county that stands directly below its province; and a prefecture's counties. */
interface Division {
  /** 武汉, as placeFrom has it */
  readonly name: string;
  /** 武汉市 */
  readonly full: string;
  readonly below: readonly Division[];
}

/** Of these the register has what their own people do not use. */
const NOT_CHECKED: ReadonlySet<string> = new Set(['台湾', '香港', '澳门']);
/** 北京, 天津, 上海, 重庆: their districts stand directly below them. */
const MUNICIPALITIES: ReadonlySet<string> = new Set(['11', '12', '31', '50']);

let made: ReadonlyMap<string, readonly Division[]> | undefined;

/** By province. Made when first asked for. */
const provinces = (): ReadonlyMap<string, readonly Division[]> => {
  made ??= new Map(
    Object.entries(areaList.province_list).map(([code, full]) => [
      placeFrom(full) ?? full,
      divisionsOf(code.slice(0, 2), full),
    ]),
  );
  return made;
};

/** Codes are those of GB/T 2260: two digits for the province, two for the prefecture, two for the county; 90 is 省直辖. */
const divisionsOf = (province: string, full: string): readonly Division[] => {
  const named = (names: Readonly<Record<string, string>>, prefix: string): readonly (readonly [string, string])[] =>
    Object.entries(names).filter(([code]) => code.startsWith(prefix));
  const division = (name: string, above: string, below: readonly Division[]): Division => ({
    name: placeFrom(`${above}/${name}`)?.split('/').at(-1) ?? name,
    full: name,
    below,
  });
  return named(areaList.city_list, province).flatMap(([code, city]) => {
    const counties = named(areaList.county_list, code.slice(0, 4)).map(([, county]) => division(county, full, []));
    return MUNICIPALITIES.has(province) || code.slice(2, 4) === '90' ? counties : [division(city, full, counties)];
  });
};

/** What may follow a name in its full form: 恩施 is 恩施土家族苗族自治州, 石家 is not 石家庄市. */
const SUFFIX =
  /^(?:市|区|县|旗|盟|州|地区|林区|新区|特区|镇|街道|(?:.+族|蒙古|哈萨克|柯尔克孜|锡伯|塔吉克)*自治[州县旗])?$/;

const isNamed = ({ name, full }: Division, word: string): boolean =>
  word === name || (full.startsWith(word) && SUFFIX.test(full.slice(word.length)));

const find = (divisions: readonly Division[], word: string): Division | undefined =>
  divisions.find((division) => isNamed(division, word));

/** A reminder for each place in each file that is in doubt, where it is named first. */
export const placeReminders = (places: readonly PlaceNamed[]): readonly Problem[] => {
  const own = new Set(places.filter((each) => each.own).map(({ place }) => withoutUnit(place)));
  const told = new Set<string>();
  return places.flatMap(({ file, line, place, own: isOwn }): readonly Problem[] => {
    if (told.has(`${file} ${place}`)) return [];
    told.add(`${file} ${place}`);
    const message = doubtOf(withoutUnit(place), isOwn, own);
    return message === undefined ? [] : [{ severity: 'warning', file, line, message }];
  });
};

/** In words, what is doubtful about a place. `own`: the places that have a list, which a place of no list may have meant. */
const doubtOf = (place: string, isOwn: boolean, own: ReadonlySet<string>): string | undefined => {
  const [province = '', ...below] = place.split('/');
  let divisions = provinces().get(province);
  if (divisions === undefined || NOT_CHECKED.has(province)) return undefined;
  const path = [province];
  for (const word of below) {
    // What a register does not have below a county, or below a prefecture without counties, is not checked.
    if (divisions.length === 0) return undefined;
    const found = find(divisions, word);
    if (found === undefined) return sayDoubt(place, path, word, divisions, isOwn ? undefined : own);
    path.push(found.name);
    divisions = found.below;
  }
  return undefined;
};

const sayDoubt = (
  place: string,
  path: readonly string[],
  word: string,
  divisions: readonly Division[],
  own: ReadonlySet<string> | undefined,
): string | undefined => {
  const above = path.join('/');
  const at = `${above}/${word}`;
  const listed = [...(own ?? [])];
  // It is made up, and reminded of where its own list names it.
  if (listed.some((each) => each === at || each.startsWith(`${at}/`))) return undefined;
  const siblings = listed.flatMap((each) => (each.startsWith(`${above}/`) ? [each.slice(above.length + 1)] : []));
  const sibling = nearest(word, siblings);
  if (sibling !== undefined) return `没有 ${place} 的清单，是不是 ${place.replace(at, `${above}/${sibling}`)}？`;
  const what = path.length === 1 && divisions.some(({ below }) => below.length > 0) ? '这个市' : '这个区县';
  const no = `${above}没有「${word}」${what}`;
  const inside = divisions.find(({ below }) => find(below, word) !== undefined);
  if (inside !== undefined) return `${no}；「${word}」在${inside.name}，要写成 ${above}/${inside.name}/${word}`;
  const elsewhere = whereIs(word, above);
  const near = nearest(
    word,
    divisions.map(({ name }) => name),
  );
  if (elsewhere.length > 0)
    return `${no}；有 ${elsewhere.join('、')}${near === undefined ? '' : `，${above}有「${near}」`}，请核对`;
  return near === undefined
    ? `${no}，请核对；开发区、练习用的地名等不在行政区划里的，可以不管`
    : `${no}，是不是「${near}」？`;
};

const MOST_NAMED = 3;

/** Other places of this name: 湖北/武汉. */
const whereIs = (word: string, besides: string): readonly string[] =>
  [...provinces()]
    .flatMap(([province, divisions]) =>
      divisions.flatMap((division) => [
        ...(isNamed(division, word) ? [`${province}/${division.name}`] : []),
        ...division.below.flatMap((county) =>
          isNamed(county, word) ? [`${province}/${division.name}/${county.name}`] : [],
        ),
      ]),
    )
    .filter((place) => !place.startsWith(`${besides}/`))
    .slice(0, MOST_NAMED);
