import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startCouch } from '../../support/couch-server'
import { searchFor } from '../campaigns/canaries'
import { makeCanaries, plantRecords } from '../campaigns/plant-canaries'
import { expect, test } from '../fixtures/app'
import { expectOpen, passphrase, unlock } from '../gate/gate-steps'
import { toHarness, toScreens } from '../store/harness-page'
import { recordTraffic } from './record-traffic'
import { expectOnServer, setUpServer } from './sync-steps'

test('nothing of a person is readable in anything that reaches the server, and nothing is missing there', async ({
  launchApp,
}) => {
  test.setTimeout(180_000)
  const root = await mkdtemp(join(tmpdir(), 'doorstep-wire-'))
  const folder = join(root, 'server')
  const traffic = join(root, 'traffic')
  await mkdir(traffic)
  const couch = await startCouch({ folder })
  const recorder = await recordTraffic(couch.url, traffic)
  try {
    const launched = await launchApp()
    await toHarness(launched)
    const canaries = makeCanaries()
    await launched.page.evaluate(
      ([words, name]) => window.harness.createPractice(words, { name }),
      [passphrase, canaries.practiceName] as const,
    )
    await plantRecords(launched.page, canaries)
    const kept = await launched.page.evaluate(() => window.harness.count())
    await toScreens(launched)
    await unlock(launched.page, passphrase)
    await expectOpen(launched.page)
    await setUpServer(launched.page, { url: recorder.url, admin: couch.admin })
    await expectOnServer(launched.page)

    const { json } = await couch.call('GET', '_all_dbs')
    const names = (json as string[]).filter((name) => name.startsWith('doorstep-'))
    const records = names.filter((name) => !name.endsWith('-files'))
    let rows = 0
    let files = 0
    for (const name of names) {
      const all = await couch.call('GET', `${name}/_all_docs?include_docs=true&attachments=true`)
      await writeFile(join(traffic, `${name}.json`), JSON.stringify(all.json))
      const listed = (all.json as { rows: { id: string }[] }).rows
      const { length } = listed.filter(({ id }) => !id.startsWith('_design/'))
      if (records.includes(name)) rows += length
      else files += length
    }
    expect(rows, 'every record is on the server').toBe(kept)
    expect(files, 'the one file is on the server').toBe(1)
    await launched.close()
    await recorder.stop()
    await couch.stop()

    const secrets = { ...canaries, passphrase, admin: couch.admin.password }
    const { admin: _, ...people } = secrets
    const found = await searchFor(people, [folder, traffic])
    expect(found.findings).toEqual([])
    expect(found.bytes).toBeGreaterThan(200_000)
    console.log(
      `wire: ${Object.keys(people).length} strings, 5 encodings, ${found.files} files, ${found.bytes} bytes of traffic and databases: 0 hits`,
    )
    // The search can find: the one thing that does travel in the clear on this machine's own loop.
    const control = await searchFor({ admin: secrets.admin }, [traffic])
    expect(control.findings.length).toBeGreaterThan(0)
  } finally {
    await recorder.stop()
    await couch.stop().catch(() => {})
    await rm(root, { recursive: true, force: true, maxRetries: 5 })
  }
})
