import { Outlet } from '@tanstack/react-router'
import { Suspense } from 'react'
import { LoadingState } from '#renderer/ui/tell/loading-state'
import { usePageTitle } from './shell'
import classes from './shell.module.css'

/** The whole window for one page, without a way to anything else and without any shortcut. */
export function AloneFrame() {
  usePageTitle()
  return (
    <main id="page" tabIndex={-1} className={`${classes.main} ${classes.alone}`}>
      <Suspense fallback={<LoadingState />}>
        <Outlet />
      </Suspense>
    </main>
  )
}
