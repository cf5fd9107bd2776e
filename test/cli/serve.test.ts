/** liukan serve and liukan export: started as an office starts it, spoken to as a browser would, stopped as a service is. */
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { aContent, aFolder, liukan, tidyAfterEach } from './run.ts';
import { pdf } from '../review/sample-files.ts';
import { post, serving } from './serving.ts';

tidyAfterEach();

test('says where to go, with a one-time link; answers; stops with 0; and what was said is there at the next start', async () => {
  const env = { LIUKAN_CONTENT: await aContent(), LIUKAN_DATABASE: join(await aFolder(), 'a.sqlite') };
  const first = await serving(env);
  expect(first.printed()).toMatch(/\/docs\n/);
  expect(first.printed()).toMatch(/\/review#link=\S{20,}\n/);
  expect(first.printed()).toContain(env.LIUKAN_DATABASE);
  const opened = await post(`${first.url}/api/conversations`, {});
  const { id, token } = opened as { id: string; token: string };
  const said = await post(`${first.url}/api/conversations/${id}/messages`, { id: 'm1', text: '1' }, token);
  expect(await first.stop()).toBe(0);

  const second = await serving(env);
  const again = await post(`${second.url}/api/conversations/${id}/messages`, { id: 'm1', text: '1' }, token);
  expect(again).toEqual({ ...said, repeated: true });
  expect(await second.stop()).toBe(0);
});

test('two of them cannot have one port, and the second says so', async () => {
  const env = { LIUKAN_CONTENT: await aContent() };
  const first = await serving({ ...env, LIUKAN_DATABASE: join(await aFolder(), 'a.sqlite') });
  const second = await liukan(['serve'], {
    env: { ...env, LIUKAN_DATABASE: join(await aFolder(), 'b.sqlite'), PORT: new URL(first.url).port },
  });
  expect([second.code, second.stdout]).toEqual([1, '']);
  expect(second.stderr).toContain('端口已被占用');
  await first.stop();
});

test('an unsent self-check cannot be exported; a submitted one is one JSON document', async () => {
  const env = { LIUKAN_CONTENT: await aContent(), LIUKAN_DATABASE: join(await aFolder(), 'a.sqlite') };
  const server = await serving(env);
  const {
    id,
    token,
    case: caseId,
  } = (await post(`${server.url}/api/conversations`, {})) as { id: string; token: string; case: string };
  let n = 0;
  const say = (text: string) => post(`${server.url}/api/conversations/${id}/messages`, { id: `m${++n}`, text }, token);
  for (const text of ['1', '转人工', '某县水利局', '没有']) await say(text);

  const unsent = await liukan(['export', caseId], { env });
  expect([unsent.code, unsent.stdout]).toEqual([1, '']);
  expect(unsent.stderr).toContain('没有已提交的件');
  const unknown = await liukan(['export', 'nothing'], { env });
  expect([unknown.code, unknown.stderr.replace('nothing', caseId)]).toEqual([1, unsent.stderr]);

  const submitted = (await say('同意提交')) as { status: string };
  expect(submitted.status).toBe('submitted');
  const attached = await fetch(`${server.url}/api/conversations/${id}/attachments`, {
    method: 'POST',
    body: Uint8Array.from(pdf()),
    headers: {
      authorization: `Bearer ${token}`,
      'content-type': 'application/octet-stream',
      'x-liukan-name': encodeURIComponent('纪要.pdf'),
      'x-liukan-upload': 'upload-1',
    },
  });
  expect(attached.status).toBe(200);
  const { code, stdout, stderr } = await liukan(['export', caseId, '--format', 'json'], { env });
  expect([code, stderr]).toEqual([0, '']);
  expect(JSON.parse(stdout)).toMatchObject({
    stage: 'submitted',
    unit: '某县水利局',
    record: {
      lang: 'zh',
      sections: expect.arrayContaining([
        expect.objectContaining({ id: 'who', lines: ['单位：某县水利局', '不应看到的人：没有'] }),
      ]),
    },
    decision: null,
    attachments: [
      {
        ...{ id: expect.stringMatching(/^[0-9a-f]{32}$/), name: '纪要.pdf', kind: 'pdf', size: pdf().length },
        sha256: createHash('sha256').update(pdf()).digest('hex'),
        ...{ reader: 'desk', by: { kind: 'officer' }, at: expect.stringMatching(/^\d{4}-.*Z$/), takenBackAt: null },
      },
    ],
  });
  expect(stdout).not.toContain('%PDF');

  await say('撤回');
  await say('是');
  const withdrawn = await liukan(['export', caseId], { env });
  expect([withdrawn.code, withdrawn.stdout]).toEqual([1, '']);
  await server.stop();
});
