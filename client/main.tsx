/** Starts the page: looks, messages, answers kept by the query client, then the rooms. */
import './styles.css'
import { MantineProvider } from '@mantine/core'
import { Notifications } from '@mantine/notifications'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { ApiError } from './api/door.ts'
import { App } from './pages/app.tsx'
import { askAhead } from './parts/ahead.ts'
import { followContrast } from './parts/contrast.ts'
import { styleNonce } from './parts/nonce.ts'
import { cssVariables, theme } from './theme.ts'

/** A refusal is an answer; only silence is asked again. */
const mayTryAgain = (times: number, error: Error): boolean => times < 2 && (!(error instanceof ApiError) || error.status === 0 || error.status === 503)

const answers = new QueryClient({
  defaultOptions: { queries: { staleTime: 15_000, retry: mayTryAgain, refetchOnWindowFocus: true }, mutations: { retry: false } },
})

askAhead(answers, window.location).catch(() => undefined)
followContrast()

const root = document.getElementById('root')
if (!root) throw new Error('index.html has no #root')

createRoot(root).render(
  <StrictMode>
    <MantineProvider theme={theme} cssVariablesResolver={cssVariables} defaultColorScheme="auto" getStyleNonce={() => styleNonce ?? ''}>
      <QueryClientProvider client={answers}>
        <Notifications position="bottom-center" autoClose={4000} limit={3} />
        <App />
      </QueryClientProvider>
    </MantineProvider>
  </StrictMode>,
)
