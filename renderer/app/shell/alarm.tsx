import { CatchBoundary } from '@tanstack/react-router'
import { lazy, Suspense } from 'react'

const OverdueAlarm = lazy(async () => ({
  default: (await import('#renderer/features/notices/overdue-alarm')).OverdueAlarm,
}))

/** The overdue alarm; should it break, the page under it must not go with it. */
export function Alarm() {
  return (
    <CatchBoundary getResetKey={() => 'once'} errorComponent={() => null}>
      <Suspense fallback={null}>
        <OverdueAlarm />
      </Suspense>
    </CatchBoundary>
  )
}
