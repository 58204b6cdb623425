import { build } from './build.mjs'
import { install } from './install.mjs'
import { ROOT, run, say } from './run.mjs'
import { findRuntime } from './runtime.mjs'
import { prepareSystem } from './system.mjs'
import { electronArguments, hasDisplay } from './window.mjs'

await install()
process.exitCode = hasDisplay() ? await openWindow() : await doSampleJob()

async function openWindow() {
  await build(['renderer', 'main', 'preload'])
  const runtime = await findRuntime()
  await prepareSystem(runtime, { virtualDisplay: false })
  const switches = electronArguments()
  if (switches.length > 0) say(`Started by root, so without Chromium's sandbox (${switches.join(' ')}).`)
  return run(runtime.executable, [...switches, ROOT, ...process.argv.slice(2)], { cwd: process.env.INIT_CWD ?? ROOT })
}

/** Without a display the same workbench does the job of the sample through the command line. */
async function doSampleJob() {
  await build(['cli'])
  const code = await run(process.execPath, ['out/cli/foi.mjs', 'demo'], { stdout: 1 })
  say('')
  say('There is no display here, so the sample was done without a window.')
  say('To open the window, run `npm start` in a desktop session, or `xvfb-run -a npm start` for a virtual display.')
  return code
}
