"""asyncio.base_futures: the states of a future, and what its repr tells."""


from _asyncio import isfuture

__all__ = ()

_PENDING, _CANCELLED, _FINISHED = "PENDING", "CANCELLED", "FINISHED"




def _future_repr(future):
    return repr(future)
