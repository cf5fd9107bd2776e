/** The standpoints are what they are called: other tests rest on it. */
import { expect, test } from 'vitest';
import { standing } from '../../src/conversation.ts';
import { standingOf } from '../../src/conversation/standing.ts';
import { stageOf } from '../../src/core/dialogue.ts';
import { standpoints, STANDPOINTS } from './stages.ts';
import { aWorld, closeAfterEach } from './world.ts';

closeAfterEach();

test.each(standpoints)('%s is reached by talking', async (standpoint) => {
  const world = await aWorld();
  const officer = await STANDPOINTS[standpoint](world);
  const found = await standing(world, officer.thread);
  const stood = found === undefined ? undefined : await standingOf(world, found.caseId);
  expect(stood === undefined ? 'gone' : stageOf(stood.moment)).toBe(
    standpoint.startsWith('asking') ? 'asking' : standpoint,
  );
});
