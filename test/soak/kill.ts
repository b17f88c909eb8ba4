import { killWhileWorking } from '../helpers/kill-points.ts';

/** kill -9 at many points of importing and coding. `npm run soak:kill -- 500` */
const kills = Number(process.argv[2] ?? '500');
const delays = (count: number, longest: number): number[] => Array.from({ length: count }, (_, index) => Math.round(2 + (longest * index) / count));
const started = Date.now();
const importing = await killWhileWorking('import', delays(Math.ceil(kills / 2), 900), 4000);
const coding = await killWhileWorking('coding', delays(Math.floor(kills / 2), 600), 10);
console.log(JSON.stringify({ importing, coding, minutes: Math.round((Date.now() - started) / 6000) / 10 }, null, 2));
process.exitCode = importing.damaged.length + coding.damaged.length + importing.acknowledgedLost + coding.acknowledgedLost === 0 ? 0 : 1;
