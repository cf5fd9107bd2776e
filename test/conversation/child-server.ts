/** Run by sigkill.test.ts, which kills it: the real server on the database argv[2], with the content written in argv[3]; says its address. */
import { readFile } from 'node:fs/promises';
import { readConfig } from '../../src/config.ts';
import type { Content } from '../../src/core/content.ts';
import { startServer } from '../../src/server.ts';

const [, , database, file] = process.argv;
if (database === undefined || file === undefined) throw new Error('node child-server.ts DATABASE CONTENT');
const content = JSON.parse(await readFile(file, 'utf8')) as Content;
const server = await startServer(readConfig({ HOST: '127.0.0.1', PORT: '0', LIUKAN_DATABASE: database }), content);
process.stdout.write(`${server.url}\n`);
