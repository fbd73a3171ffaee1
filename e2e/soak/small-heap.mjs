// An engine that hoards what it reads until V8 ends the process: node --max-old-space-size=24 e2e/soak/small-heap.mjs URL
import { loadTypeScript } from '../../scripts/load-typescript.mjs';

const [url] = process.argv.slice(2);
const { runEngineProcess } = await loadTypeScript('libs/testing/engine/src/engine-process.ts');
const hoard = [];
setInterval(() => hoard.push(new Array(200_000).fill(Math.random())), 50);
await runEngineProcess({ url, exclusive: true });
