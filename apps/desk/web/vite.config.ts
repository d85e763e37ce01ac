import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { compression } from 'vite-plugin-compression2';

export default defineConfig({
  root: import.meta.dirname,
  resolve: { tsconfigPaths: true },
  plugins: [
    react(),
    // Once, when they are built: a fifth of the bytes on the wire, and no work for each answer.
    compression({
      include: /\.(?:js|css|svg|json)$/,
      threshold: 1_000,
      algorithms: ['brotliCompress', 'gzip'],
    }),
  ],
  // The server puts a nonce of its own here with every answer; scripts and styles without it are
  // refused.
  html: { cspNonce: '__CSP_NONCE__' },
  build: {
    outDir: '../../../dist/apps/desk/web',
    emptyOutDir: true,
    // The server's policy allows scripts and fonts from itself alone.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 900,
  },
  server: {
    proxy: {
      '/agency': 'http://127.0.0.1:4706',
      '/api': 'http://127.0.0.1:4706',
      '/login': 'http://127.0.0.1:4706',
      '/logout': 'http://127.0.0.1:4706',
    },
  },
});
