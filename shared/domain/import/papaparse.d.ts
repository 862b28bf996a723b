/** As much of papaparse as is used here; its own types bring Node and the DOM into shared/. */
declare module 'papaparse' {
  export interface ParseError {
    readonly type: 'Quotes' | 'Delimiter' | 'FieldMismatch'
    readonly code: string
    readonly message: string
    /** Counted from 0, lines of the table rather than of the file. */
    readonly row?: number
  }
  export interface ParseStep {
    readonly data: string[]
    readonly errors: readonly ParseError[]
  }
  export interface Parser {
    abort(): void
  }
  export interface ParseConfig {
    readonly delimiter: string
    readonly newline: '\n'
    readonly quoteChar: '"'
    readonly skipEmptyLines?: 'greedy'
    readonly step: (result: ParseStep, parser: Parser) => void
  }
  const papa: { parse(text: string, config: ParseConfig): void }
  export default papa
}
