// Plays an HLS session in Chromium with hls.js, as a web page does, and prints what came of it.
//   node hls-playback.mjs <folder that holds node_modules with hls.js and playwright-core> <master playlist> <seconds to play>
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const [folder, url, seconds] = process.argv.slice(2);
const require = createRequire(join(folder, 'none.js'));
const { chromium } = require('playwright-core');
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--autoplay-policy=no-user-gesture-required'],
});
try {
  const page = await browser.newPage(); // about:blank: another origin than the emulator's
  await page.setContent('<video id="v" muted></video>');
  await page.addScriptTag({ content: readFileSync(require.resolve('hls.js/dist/hls.min.js'), 'utf8') });
  const result = await page.evaluate(([url, seconds]) => new Promise(resolve => {
    const video = document.getElementById('v');
    const errors = [];
    const hls = new Hls();
    const tell = outcome => resolve({
      outcome, errors, time: video.currentTime, width: video.videoWidth, height: video.videoHeight,
      frames: video.getVideoPlaybackQuality().totalVideoFrames, duration: Number.isFinite(video.duration) ? video.duration : null,
    });
    hls.on(Hls.Events.ERROR, (_, data) => {
      errors.push(`${data.type} ${data.details}${data.reason ? `: ${data.reason}` : ""}`);
      if (data.fatal) { tell('fatal'); }
    });
    let start = null;
    video.addEventListener('playing', () => { start ??= video.currentTime; });
    video.addEventListener('timeupdate', () => { if (start !== null && video.currentTime - start >= seconds) { tell('played'); } });
    video.addEventListener('ended', () => tell('ended'));
    setTimeout(() => tell('timeout'), 60000);
    hls.loadSource(url);
    hls.attachMedia(video);
    hls.on(Hls.Events.MANIFEST_PARSED, () => video.play());
  }), [url, Number(seconds)]);
  console.log(JSON.stringify(result));
} finally {
  await browser.close();
}
