import { Loader } from '@mantine/core'
import { useEffect, useState } from 'react'
import classes from './states.module.css'

/** Says that something is on its way, but only after 300 ms: what answers at once needs no word. */
export function LoadingState({ label = 'Opening' }: { readonly label?: string }) {
  const [late, setLate] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), 300)
    return () => clearTimeout(timer)
  }, [])
  return (
    <div role="status" className={classes.loadingPlace}>
      {late && (
        <span className={classes.loading}>
          <Loader size={18} color="var(--ink-faint)" aria-hidden />
          {label}
        </span>
      )}
    </div>
  )
}
