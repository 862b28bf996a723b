export interface RunningCouchServer {
  readonly url: string
  readonly port: number
  readonly folder: string
  stop(): Promise<void>
}

export function startCouchServer(options: {
  readonly admin: { readonly name: string; readonly password: string }
  readonly folder?: string
  readonly port?: number
  readonly onRequest?: (request: unknown) => void
}): Promise<RunningCouchServer>
