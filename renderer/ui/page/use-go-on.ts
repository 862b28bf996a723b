import { useNavigate } from '@tanstack/react-router'
import { useCallback, useEffect, useRef } from 'react'

type Navigate = ReturnType<typeof useNavigate>

/**
 * As useNavigate, for what follows a wait, such as a save: whoever went to another page meanwhile is not
 * taken away from there.
 */
export function useGoOn(): Navigate {
  const navigate = useNavigate()
  const isHere = useRef(true)
  useEffect(() => {
    isHere.current = true
    return () => {
      isHere.current = false
    }
  }, [])
  return useCallback<Navigate>(
    async (to) => {
      if (isHere.current) await navigate(to)
    },
    [navigate],
  )
}
