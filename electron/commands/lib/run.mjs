import { spawn } from 'node:child_process'

/** The processes this command started and has not seen end. Only these are ever ended by us. */
const running = new Set()

let signalled = false
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => {
    // A second Ctrl+C means "now": the first may be waiting for a child that does not answer.
    if (signalled) process.exit(130)
    signalled = true
    for (const child of running) child.kill(signal === 'SIGHUP' ? 'SIGTERM' : signal)
    setTimeout(() => process.exit(130), 5000).unref()
    process.exitCode = 130
  })
}
process.on('exit', () => {
  for (const child of running) child.kill('SIGKILL')
})

/** True once the person asked to stop: later steps must not start. */
export function stopping() {
  return signalled
}

/** Starts a process that is ended with us at the latest. */
export function start(command, args, options = {}) {
  const child = spawn(command, args, options)
  running.add(child)
  const forget = () => running.delete(child)
  child.once('exit', forget)
  child.once('error', forget)
  return child
}

/**
 * Runs to the end. Never throws for an exit code: answers `{ code, stdout, stderr }`
 * (`code` 127 when the program does not exist). With `show`, its output goes to our stderr as it
 * comes; with `show: 'stdout'` its stdout is our stdout.
 */
export function run(command, args, { show = false, ...options } = {}) {
  const stdio = show
    ? ['ignore', show === 'stdout' ? 'inherit' : 2, 'inherit']
    : ['ignore', 'pipe', 'pipe']
  return new Promise((done) => {
    const child = start(command, args, { stdio, ...options })
    let stdout = ''
    let stderr = ''
    child.stdout?.on('data', (chunk) => {
      stdout += chunk
    })
    child.stderr?.on('data', (chunk) => {
      stderr += chunk
    })
    const end = (code) => {
      done({ code, stdout, stderr })
    }
    child.once('error', () => end(127))
    child.once('close', (code, signal) => end(code ?? (signal ? 128 : 1)))
  })
}

/** npm as it was called, so that `npm start` under another npm or registry set-up keeps using it. */
export function npm(args, options = {}) {
  const script = process.env.npm_execpath
  if (script && /npm-cli\.c?js$/.test(script)) {
    return run(process.execPath, [script, ...args], options)
  }
  // npm is a .cmd file on Windows, which only a shell can start; the arguments are our own words.
  const windows = process.platform === 'win32'
  return run(windows ? 'npm.cmd' : 'npm', args, { shell: windows, ...options })
}
