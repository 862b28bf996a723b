/** What a person is told when something is in the way: what happened, what is safe, the one thing to do. */
export interface Told {
  readonly what: string
  readonly safe: string
  /** '' when nothing is to be done. */
  readonly todo: string
}
