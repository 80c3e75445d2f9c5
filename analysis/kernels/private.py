"""A local kernel without a TCP port, so that only its user can listen to it.

jupyter_client's managers ask their provisioner before they write the connection file, so all of
them use our sockets.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

from jupyter_client.connect import KernelConnectionInfo
from jupyter_client.provisioning.local_provisioner import LocalProvisioner

from . import pipe

if TYPE_CHECKING or sys.platform != "win32":
    from .sockets import Sockets

LAUNCHER = ["-m", "ipykernel_launcher"]


class PrivateProvisioner(LocalProvisioner):
    """Starts plain kernels with private sockets; on Windows, which has none, with TCP ports."""

    sockets: Sockets | None = None

    async def pre_launch(self, **kwargs: Any) -> dict[str, Any]:
        """Give the kernel a folder for its sockets; a restarted kernel keeps it.

        Raises
        ------
        NoFolderError : there is no place for one.
        """
        manager = self.parent
        if manager is not None and sys.platform != "win32":
            if self.sockets is None:
                self.sockets = Sockets()
            manager.transport, manager.ip = "ipc", self.sockets.prefix
            # jupyter_client looks for these among TCP ports.
            manager.cache_ports = False
        return await super().pre_launch(**kwargs)

    async def launch_kernel(self, cmd: list[str], **kwargs: Any) -> KernelConnectionInfo:
        """Start a kernel that opens no port by itself either."""
        if self.sockets is not None and cmd[1:3] == LAUNCHER:
            cmd = [*cmd, f"--IPKernelApp.extra_config_file={pipe.__file__}"]
        return await super().launch_kernel(cmd, **kwargs)

    async def cleanup(self, restart: bool = False) -> None:
        """Remove the folder unless the kernel restarts."""
        await super().cleanup(restart)
        if self.sockets is not None and not restart:
            self.sockets.remove()
            self.sockets = None
