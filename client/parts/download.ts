/** A workbook from the server into the person's folder; how it went is told below the page. */
import { notifications } from '@mantine/notifications'
import { useMutation } from '@tanstack/react-query'
import { getReport } from '../api/reports.ts'
import { sentenceOf } from './answer.tsx'
import { useLanguage, useWords } from './session.tsx'

const hand = (name: string, file: Blob): void => {
  const address = URL.createObjectURL(file)
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  // Some browsers start to read only after the click has been handled.
  setTimeout(() => URL.revokeObjectURL(address), 60_000)
}

export const useDownload = () => {
  const words = useWords()
  const { language } = useLanguage()
  return useMutation({
    mutationFn: (wanted: { readonly report: string; readonly plan: string; readonly year: number; readonly asOf?: string | null }) =>
      getReport({ asOf: null, ...wanted, language }),
    onSuccess: ({ name, file }) => {
      hand(name, file)
      notifications.show({ message: words.reports.done(name) })
    },
    onError: (error) => notifications.show({ message: sentenceOf(error, words), color: 'red', autoClose: 8000 }),
  })
}
