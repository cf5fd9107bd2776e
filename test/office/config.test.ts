/** Which file is the office's. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { ConfigError, readConfig } from '../../src/config.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'liukan-home-'));
});
afterEach(() => vi.restoreAllMocks());
afterAll(() => rm(folder, { recursive: true }));

const office = (environment: Record<string, string>): string | undefined => {
  vi.spyOn(process, 'cwd').mockReturnValue(folder);
  return readConfig(environment).office;
};

test('office.yaml where the program is started, if there is one', async () => {
  expect(office({})).toBeUndefined();
  await writeFile(join(folder, 'office.yaml'), '办公时间: 08:00-16:00\n');
  expect(office({})).toBe(join(folder, 'office.yaml'));
});

test('the one that is named, there or not', () => {
  expect(office({ LIUKAN_OFFICE: 'other.yaml' })).toBe(join(folder, 'other.yaml'));
  expect(office({ LIUKAN_OFFICE: '/etc/liukan/office.yaml' })).toBe('/etc/liukan/office.yaml');
  // Empty counts as not set, as it does everywhere.
  expect(() => office({ LIUKAN_OFFICE: ' ' })).not.toThrow(ConfigError);
});
