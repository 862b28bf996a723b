import { exchange } from '#electron/main/server/http-exchange'

/** Run as a program of its own, since Node reads whom it trusts only when it starts. */
const ask = async () => {
  for (const address of process.argv.slice(2)) {
    const answer = await exchange({
      url: new URL(address),
      method: 'GET',
      headers: {},
      body: null,
      maxBytes: 1000,
      idleMs: 5000,
      totalMs: 5000,
    })
    console.log(answer.ok ? `status ${answer.value.status}` : answer.refusal)
  }
}
void ask().then(() => process.exit(0))
