"""A kernel manager for notebooks that run unwatched: its client begins as soon as it can.

jupyter_client's own client waits 0.2 s more in case the kernel says something unasked. nbclient has
no use for that: it takes only answers to its own requests.
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
    """A client that is ready once a kernel has answered and its outputs arrive."""

    async def wait_for_ready(self, timeout: float | None = None) -> None:
        """Wait for a kernel's first answer.

        Parameters
        ----------
        timeout : in seconds; None waits as long as the kernel lives.

        Raises
        ------
        RuntimeError : the kernel died or took longer.
        """
        try:
            async with asyncio.timeout(timeout):
                while not await self._answers():
                    if not await self._async_is_alive():
                        raise RuntimeError("Kernel died before replying to kernel_info")
        except TimeoutError:
            raise RuntimeError(f"Kernel didn't respond in {timeout:g} seconds") from None

    async def _answers(self) -> bool:
        """Ask once. Outputs before their channel was open are lost, so both must arrive."""
        self.kernel_info()
        try:
            reply = await self.get_shell_msg(timeout=ANSWER_SECONDS)
            await self.get_iopub_msg(timeout=OUTPUT_SECONDS)
        except Empty:
            return False
        self._handle_kernel_info_reply(reply)
        return True


class PromptManager(AsyncKernelManager):
    """A kernel manager with that client; makes kernels without a provisioner private."""

    client_factory = Type(PromptClient, klass=AsyncKernelClient)

    async def _async_pre_start_kernel(self, **launch: Any) -> tuple[list[str], dict[str, Any]]:
        spec = self.kernel_spec
        if self.provisioner is None and spec and "kernel_provisioner" not in spec.metadata:
            self.kernel_id = self.kernel_id or str(uuid.uuid4())
            self.provisioner = PrivateProvisioner(
                kernel_id=self.kernel_id, kernel_spec=spec, parent=self
            )
        return await super()._async_pre_start_kernel(**launch)
