/** The standpoints are what they are called: other tests rest on it. */
import { expect, test } from 'vitest';
import { standing } from '../../src/conversation.ts';
import { standingOf } from '../../src/conversation/standing.ts';
import { type Stage, stageOf } from '../../src/core/dialogue.ts';
import { type standpoints, STANDPOINTS } from './stages.ts';
import { aWorld, closeAfterEach } from './world.ts';

closeAfterEach();

/** Does not compile where a stage has no standpoint. */
const allStages: Readonly<Record<Exclude<Stage, 'asking'>, unknown>> = STANDPOINTS;

test.each(Object.keys(allStages) as typeof standpoints)('%s is reached by talking', async (standpoint) => {
  const world = await aWorld();
  const officer = await STANDPOINTS[standpoint](world);
  const found = await standing(world, officer.thread);
  const stood = found === undefined ? undefined : await standingOf(world, found.caseId);
  expect(stood === undefined ? 'gone' : stageOf(stood.moment)).toBe(
    standpoint.startsWith('asking') ? 'asking' : standpoint,
  );
});
