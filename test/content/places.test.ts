import { describe, expect, test } from 'vitest';
import { isWithin, PROVINCES, placeFrom } from '../../src/core/places.ts';

describe('placeFrom', () => {
  test.each([
    ['湖北', '湖北'],
    ['湖北省', '湖北'],
    ['湖北武汉', '湖北/武汉'],
    ['湖北省武汉市', '湖北/武汉'],
    ['湖北/武汉', '湖北/武汉'],
    ['湖北 / 武汉市', '湖北/武汉'],
    ['湖北，武汉', '湖北/武汉'],
    ['中国湖北省', '湖北'],
    ['湖北省武汉市洪山区', '湖北/武汉/洪山'],
    ['湖北/武汉/洪山/某街道', '湖北/武汉/洪山/某街道'],
    ['湖北省武汉市洪山区水务局', '湖北/武汉/洪山/水务局'],
    ['湖北省武汉市洪山区某街道', '湖北/武汉/洪山/某街道'],
    ['湖北省武汉市水务局城区分局', '湖北/武汉/水务局城区分局'],
    ['内蒙古锡林郭勒盟阿巴嘎旗', '内蒙古/锡林郭勒/阿巴嘎旗'],
    ['湖北省荆州市沙市区', '湖北/荆州/沙市'],
    ['湖北省随州市随县', '湖北/随州/随县'],
    ['湖北省恩施土家族苗族自治州', '湖北/恩施'],
    ['湖北恩施州', '湖北/恩施'],
    ['湖北省神农架林区', '湖北/神农架'],
    ['浙江杭州', '浙江/杭州'],
    ['浙江省杭州市', '浙江/杭州'],
    ['内蒙古自治区', '内蒙古'],
    ['内蒙古锡林郭勒盟', '内蒙古/锡林郭勒'],
    ['内蒙古自治区呼和浩特市', '内蒙古/呼和浩特'],
    ['黑龙江大兴安岭地区', '黑龙江/大兴安岭'],
    ['广西壮族自治区南宁市', '广西/南宁'],
    ['新疆维吾尔自治区', '新疆'],
    ['新疆克孜勒苏柯尔克孜自治州', '新疆/克孜勒苏'],
    ['四川省凉山彝族自治州西昌市', '四川/凉山/西昌'],
    ['上海', '上海'],
    ['上海市', '上海'],
    ['上海市浦东新区', '上海/浦东'],
    ['上海浦东', '上海/浦东'],
    ['重庆市万州区', '重庆/万州'],
    ['吉林', '吉林'],
    ['吉林市', '吉林/吉林'],
    ['吉林省吉林市', '吉林/吉林'],
    ['香港特别行政区', '香港'],
    ['Hubei', '湖北'],
    ['hubei province', '湖北'],
    ['Hong Kong', '香港'],
    ['Inner Mongolia Autonomous Region', '内蒙古'],
    ['Shaanxi', '陕西'],
    ['Shanxi', '山西'],
    ['Tibet', '西藏'],
    ['Hubei, Wuhan', '湖北/Wuhan'],
    ['Wuhan, Hubei', '湖北/Wuhan'],
    ['湖北/吉林街道', '湖北/吉林街道'],
  ])('%s → %s', (text, place) => expect(placeFrom(text)).toBe(place));

  test.each(['', '武汉', '火星', '全国', '湖北、浙江', '海南藏族自治州', '海南州', 'Hubeiland', '湖北/<b>'])(
    '%j names no place',
    (text) => expect(placeFrom(text)).toBeUndefined(),
  );

  test('every province by each of its names', () => {
    expect(PROVINCES).toHaveLength(34);
    for (const { name, full, en } of PROVINCES) expect([name, full, en].map(placeFrom)).toEqual([name, name, name]);
  });

  test('a place is read as itself again', () => {
    for (const place of ['湖北/武汉', '上海/浦东', '四川/凉山/西昌', '湖北/荆州/沙市', '湖北/武汉/洪山/水务局'])
      expect(placeFrom(place)).toBe(place);
  });
});

test.each([
  ['湖北/武汉', '湖北', true],
  ['湖北', '湖北', true],
  ['湖北', '湖北/武汉', false],
  ['湖北/武汉', '湖南', false],
  ['湖北/荆门', '湖北/荆', false],
])('isWithin(%s, %s) is %s', (place, outer, expected) => expect(isWithin(place, outer)).toBe(expected));
