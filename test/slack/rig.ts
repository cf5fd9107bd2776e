/** For one test file: a workspace, an office, and people. */
import { afterAll, beforeAll } from 'vitest';
import { type Office, openOffice } from './office.ts';
import { Person } from './person.ts';
import { Workspace } from './workspace.ts';

/** How long to wait for what must come; nothing passes by waiting longer. */
export const soon = { timeout: 10_000, interval: 20 };

export interface Rig {
  readonly workspace: Workspace;
  readonly office: Office;
  person(name: string): Person;
}

export function rig(by: 'http' | 'socket' = 'http'): Rig {
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
