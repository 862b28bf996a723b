import { createWriteStream } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { pipeline } from 'node:stream/promises'
import { parseArgs } from 'node:util'
import { sampleLines } from './sample-practice'

const usage = `npm run sample -- --therapists 5 --years 10 --seed 1 --out FILE
  --therapists  1 to 10   (1)
  --years       1 to 10   (1), or --months 1 to 120
  --seed        a whole number; the same seed writes the same file (1)
  --today       YYYY-MM-DD, the day the practice has reached (2026-11-20)
  --out         the file to write: one JSON record a line`

function wholeNumber(text: string, name: string, min: number, max: number): number {
  const value = Number(text)
  if (!Number.isInteger(value) || value < min || value > max) {
    throw new Error(`--${name} takes a whole number from ${min} to ${max}, not "${text}".`)
  }
  return value
}

function readOptions() {
  const { values } = parseArgs({
    options: {
      therapists: { type: 'string', default: '1' },
      years: { type: 'string' },
      months: { type: 'string' },
      seed: { type: 'string', default: '1' },
      today: { type: 'string', default: '2026-11-20' },
      out: { type: 'string' },
    },
  })
  if (!values.out) throw new Error('Say where to write it: --out FILE.')
  if (values.years && values.months) throw new Error('Say --years or --months, not both.')
  const date = new Date(`${values.today}T00:00:00Z`)
  if (!/^\d{4}-\d{2}-\d{2}$/.test(values.today) || !date.toJSON()?.startsWith(values.today)) {
    throw new Error(`--today takes a day such as 2026-11-20, not "${values.today}".`)
  }
  const months = values.months
    ? wholeNumber(values.months, 'months', 1, 120)
    : 12 * wholeNumber(values.years ?? '1', 'years', 1, 10)
  return {
    out: values.out,
    therapists: wholeNumber(values.therapists, 'therapists', 1, 10),
    days: Math.round(months * 30.4375),
    seed: wholeNumber(values.seed, 'seed', 0, 2 ** 31 - 1),
    today: values.today,
  }
}

try {
  const options = readOptions()
  const part = `${options.out}.part`
  let records = -1
  try {
    await pipeline(async function* () {
      for (const line of sampleLines(options)) {
        records += 1
        if (records % 20_000 === 0 && records > 0) process.stderr.write(`  ${records} records\n`)
        yield `${line}\n`
      }
    }, createWriteStream(part))
    await rename(part, options.out)
  } catch (error) {
    await rm(part, { force: true })
    throw error
  }
  process.stderr.write(`Wrote a made-up practice of ${records} records to ${options.out}\n`)
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n\n${usage}\n`)
  process.exitCode = 1
}
