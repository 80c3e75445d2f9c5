"""A kernel manager for notebooks that nobody watches: its client begins as soon as it can.

That of jupyter_client waits 0.2 s more, to see whether the kernel says something unasked, which is
of no use to nbclient: it takes only what answers its own requests.
"""

from __future__ import annotations

import asyncio
import uuid
from queue import Empty
from typing import Any

from jupyter_client.asynchronous.client import AsyncKernelClient
from jupyter_client.manager import AsyncKernelManager
from traitlets import Type

from .private import PrivateProvisioner

ANSWER_SECONDS = 1.0
OUTPUT_SECONDS = 0.2


class PromptClient(AsyncKernelClient):
    """A client that is ready when a kernel has answered and its outputs arrive."""

    async def wait_for_ready(self, timeout: float | None = None) -> None:
        """Wait for a kernel's first answer.

        Parameters
        ----------
        timeout : in seconds; none waits for as long as the kernel lives.

        Raises
        ------
        RuntimeError : the kernel died, or it took longer.
        """
        try:
            async with asyncio.timeout(timeout):
                while not await self._answers():
                    if not await self._async_is_alive():
                        raise RuntimeError("Kernel died before replying to kernel_info")
        except TimeoutError:
            raise RuntimeError(f"Kernel didn't respond in {timeout:g} seconds") from None

    async def _answers(self) -> bool:
        """Ask once; what was said before the outputs' channel was open is lost, so both count."""
        self.kernel_info()
        try:
            reply = await self.get_shell_msg(timeout=ANSWER_SECONDS)
            await self.get_iopub_msg(timeout=OUTPUT_SECONDS)
        except Empty:
            return False
        self._handle_kernel_info_reply(reply)
        return True


class PromptManager(AsyncKernelManager):
    """A kernel manager with that client; a kernel without a provisioner of its own is private."""

    client_factory = Type(PromptClient, klass=AsyncKernelClient)

    async def _async_pre_start_kernel(self, **launch: Any) -> tuple[list[str], dict[str, Any]]:
        spec = self.kernel_spec
        if self.provisioner is None and spec and "kernel_provisioner" not in spec.metadata:
            self.kernel_id = self.kernel_id or str(uuid.uuid4())
            self.provisioner = PrivateProvisioner(
                kernel_id=self.kernel_id, kernel_spec=spec, parent=self
            )
        return await super()._async_pre_start_kernel(**launch)
