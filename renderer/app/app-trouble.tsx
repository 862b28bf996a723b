import { Component, type ReactNode } from 'react'
import { ErrorState } from '#renderer/ui/tell/error-state'
import classes from './app-trouble.module.css'

/** The last net, around everything: says what is safe and offers a fresh start. */
export class AppTrouble extends Component<
  { readonly children: ReactNode },
  { readonly stopped: boolean }
> {
  override state = { stopped: false }

  static getDerivedStateFromError() {
    return { stopped: true }
  }

  override render() {
    if (!this.state.stopped) return this.props.children
    return (
      <main className={classes.place}>
        <ErrorState
          title="Doorstep stopped for a moment"
          safe="Everything you saved is safe on this laptop. Typing is kept up to the last two seconds."
          action={{ label: 'Open it again', onAction: () => location.reload() }}
          detail="You will be asked for your passphrase."
        />
      </main>
    )
  }
}
