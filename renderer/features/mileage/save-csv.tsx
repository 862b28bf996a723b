import { Button, Checkbox } from '@mantine/core'
import { useState } from 'react'
import { saveMileageFile } from '#renderer/data/commands/save-mileage-file'
import { useCommand } from '#renderer/data/use-command'
import { Status } from '#renderer/ui/show/status'
import type { LoggedTrip } from '#shared/domain/mileage/totals'
import type { Known } from './drive-facts'
import classes from './mileage.module.css'

interface SaveCsvProps extends Known {
  readonly year: number
  readonly trips: readonly LoggedTrip[]
}

/** The year as a table for the tax return; whose homes they were only where it is wanted. */
export function SaveCsv({ year, trips, settings, clock, homes }: SaveCsvProps) {
  const { run, running } = useCommand(saveMileageFile)
  const [withNames, setWithNames] = useState(false)
  const [told, setTold] = useState<{ readonly good: boolean; readonly words: string } | null>(null)
  const save = async () => {
    setTold(null)
    const nameOf = (visitId: string) => {
      const home = homes.get(visitId)
      return home ? [home.name, home.address].filter(Boolean).join(', ') : null
    }
    const options = { settings, timeZone: clock.timeZone, ...(withNames ? { nameOf } : {}) }
    const done = await run({ year, trips, options })
    if (done.ok)
      setTold({
        good: true,
        words: trips.length === 1 ? '1 drive saved' : `${trips.length} drives saved`,
      })
    else if (done.refusal === 'disk') {
      setTold({ good: false, words: 'The file could not be written. Choose another folder.' })
    }
  }
  return (
    <div className={classes.csv}>
      <span role="status">
        {told && <Status meaning={told.good ? 'done' : 'attention'}>{told.words}</Status>}
      </span>
      <Checkbox
        label="With names and addresses"
        checked={withNames}
        onChange={(event) => setWithNames(event.currentTarget.checked)}
      />
      <Button
        variant="default"
        loading={running}
        disabled={trips.length === 0}
        onClick={() => void save()}
      >
        Save as a table (CSV)
      </Button>
    </div>
  )
}
