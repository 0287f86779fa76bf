import { useEffect, useState } from 'react';

/** Two frames. Not `requestAnimationFrame`: a window that is not shown yet draws none. */
const framesMs = 32;

/**
 * False until what the component showed first has been painted, then true: for parts that may come a
 * moment later, so that the rest is there at once.
 */
export function useAfterPaint(): boolean {
  const [isPainted, setIsPainted] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => {
      setIsPainted(true);
    }, framesMs);
    return () => {
      clearTimeout(timer);
    };
  }, []);
  return isPainted;
}
