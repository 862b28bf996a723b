import { type NavigateOptions, useNavigate, useRouter } from '@tanstack/react-router'

/** Back to where somebody came from; to the page `otherwise` where Doorstep was opened here. */
export function useGoBack(otherwise: NavigateOptions['to']): () => void {
  const router = useRouter()
  const navigate = useNavigate()
  return () => {
    if (router.history.canGoBack()) router.history.back()
    else void navigate({ to: otherwise })
  }
}
