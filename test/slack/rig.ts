/** For one test file: a workspace, an office, and people. */
import { afterAll, beforeAll, vi } from 'vitest';
import { type Office, openOffice } from './office.ts';
import { Person } from './person.ts';
import { Workspace } from './workspace.ts';

export interface Rig {
  readonly workspace: Workspace;
  readonly office: Office;
  person(name: string): Person;
}

export function rig(by: 'http' | 'socket' = 'http'): Rig {
  vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });
  let workspace: Workspace | undefined;
  let office: Office | undefined;
  beforeAll(async () => {
    workspace = await Workspace.open();
    office = await openOffice(workspace, by);
  });
  afterAll(async () => {
    await office?.close();
    await workspace?.close();
  });
  const opened = <T>(value: T | undefined): T => {
    if (value === undefined) throw new Error('not open yet');
    return value;
  };
  return {
    get workspace() {
      return opened(workspace);
    },
    get office() {
      return opened(office);
    },
    person: (name) => new Person(name, opened(workspace), opened(office).wire),
  };
}
