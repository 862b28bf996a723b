import { GlobalWorkerOptions, getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import PdfWorker from 'pdfjs-dist/legacy/build/pdf.worker.mjs?worker'

export interface OpenPdf {
  readonly pages: number
  /** `widthPx` is the width it is shown at. */
  draw(page: number, canvas: HTMLCanvasElement, widthPx: number): Promise<void>
  close(): Promise<void>
}

/** Fetched with the first letter that is looked at. Scripts and forms in a PDF are never run. */
export async function openPdf(data: Uint8Array): Promise<OpenPdf> {
  const worker = new PdfWorker()
  GlobalWorkerOptions.workerPort = worker
  const loading = getDocument({
    data,
    isEvalSupported: false,
    enableXfa: false,
    useWasm: false,
    useSystemFonts: true,
    stopAtErrors: false,
  })
  const close = async () => {
    await loading.destroy()
    worker.terminate()
    GlobalWorkerOptions.workerPort = null
  }
  const pdf = await loading.promise.catch(async (problem) => {
    await close()
    throw problem
  })
  return {
    pages: pdf.numPages,
    async draw(number, canvas, widthPx) {
      const page = await pdf.getPage(number)
      const natural = page.getViewport({ scale: 1 })
      const scale = Math.min(3, (widthPx * devicePixelRatio) / natural.width)
      const viewport = page.getViewport({ scale })
      canvas.width = Math.ceil(viewport.width)
      canvas.height = Math.ceil(viewport.height)
      await page.render({ canvas, viewport }).promise
    },
    close,
  }
}
