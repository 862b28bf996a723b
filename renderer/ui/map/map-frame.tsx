import { ActionIcon } from '@mantine/core'
import { IconFocusCentered, IconMinus, IconPlus } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { Notice } from '#renderer/ui/show/notice'
import classes from './map.module.css'
import { scaleBar } from './scale-bar'
import type { UsedMap } from './use-map'

interface MapFrameProps {
  readonly used: UsedMap
  readonly className?: string | undefined
  readonly onShowAll: () => void
  /** Shown in place of a map that this laptop cannot draw. */
  readonly instead: ReactNode
}

/** The room that a map is drawn in: its buttons, its scale, and whose data it is. */
export function MapFrame({ used, className, onShowAll, instead }: MapFrameProps) {
  const { container, state } = used
  if (state.status === 'impossible') {
    return (
      <Notice meaning="waiting" title="This laptop cannot draw a map">
        {instead}
      </Notice>
    )
  }
  const map = state.status === 'drawn' ? state.map : null
  const scale = map ? scaleBar(map.metersPerPixel()) : null
  return (
    <div className={`${classes.frame} ${className ?? ''}`}>
      <div ref={container} className={classes.canvas} />
      {map && (
        <div className={classes.buttons}>
          <ActionIcon variant="default" size="lg" aria-label="Closer" onClick={() => map.zoomBy(1)}>
            <IconPlus size={18} aria-hidden />
          </ActionIcon>
          <ActionIcon
            variant="default"
            size="lg"
            aria-label="Farther"
            onClick={() => map.zoomBy(-1)}
          >
            <IconMinus size={18} aria-hidden />
          </ActionIcon>
          <ActionIcon variant="default" size="lg" aria-label="Show everything" onClick={onShowAll}>
            <IconFocusCentered size={18} aria-hidden />
          </ActionIcon>
        </div>
      )}
      {state.status === 'drawn' && (
        <div className={classes.foot}>
          {scale && (
            <span className={classes.scale} style={{ inlineSize: `${scale.widthPx}px` }}>
              {scale.words}
            </span>
          )}
          {state.attribution && <span className={classes.source}>{state.attribution}</span>}
        </div>
      )}
    </div>
  )
}
